import type { Finding, FindingResource, Vulnerability } from '../finding/finding';
import { remediationLines } from './remediation';

const SHOWN_RESOURCES = 5;
const SHOWN_VULNERABILITIES = 10;

const same = (one: string, other: string): boolean => {
  const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return bare(one) === bare(other);
};

/** The source's own description, unless it only says the title again. */
const what = (finding: Finding): readonly string[] =>
  finding.description === '' || same(finding.description, finding.title) ? [] : [finding.description];

function resourceLine(resource: FindingResource): string {
  const id = /(:|\/)(null|undefined)$/i.test(resource.id) ? '' : resource.id;
  const called = same(resource.name, resource.type) ? '' : ` ${resource.name}`;
  return `${resource.type}${called}${id === '' || id === resource.name ? '' : ` (${id})`}`;
}

function where(finding: Finding): readonly string[] {
  const shown = finding.resources.slice(0, SHOWN_RESOURCES).map(resourceLine);
  const more = finding.resources.length - shown.length;
  const account = [finding.accountName, finding.accountId].filter(Boolean).join(' ');
  const place = [
    account === '' ? '' : `account ${account}`,
    finding.organizationalUnit === undefined ? '' : `OU ${finding.organizationalUnit}`,
    finding.region,
  ];
  const resources = `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
  const line = [resources, ...place].filter(Boolean).join(', ');
  return line === '' ? [] : [`Where: ${line}`];
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))}%`;

/** `CVSS 7.8, EPSS 3%, exploit known, fix available`. */
export function badness(vulnerability: Vulnerability): readonly string[] {
  const { cvssScore, epssScore, exploitAvailable, fixAvailable } = vulnerability;
  return [
    cvssScore === undefined ? '' : `CVSS ${cvssScore}`,
    epssScore === undefined ? '' : `EPSS ${percent(epssScore)}`,
    exploitAvailable === undefined ? '' : exploitAvailable ? 'exploit available' : 'no known exploit',
    fixAvailable === undefined
      ? ''
      : { YES: 'fix available', NO: 'no fix yet', PARTIAL: 'fix for some packages' }[fixAvailable],
  ].filter(Boolean);
}

function howBad(finding: Finding): readonly string[] {
  const [only] = finding.vulnerabilities.length === 1 ? finding.vulnerabilities : [];
  const state = [
    finding.recordState === 'ARCHIVED' ? 'archived' : '',
    finding.workflowStatus === 'NEW' ? '' : `workflow ${finding.workflowStatus}`,
  ];
  const compliance = finding.complianceStatus === 'NOT_AVAILABLE' ? undefined : finding.complianceStatus;
  const parts = [finding.severity, compliance, ...(only ? badness(only) : []), ...state].filter(Boolean);
  const reasons = finding.statusReasons.length > 0 ? `: ${finding.statusReasons.join('; ')}` : '';
  return [`How bad: ${parts.join(', ')}${reasons}`];
}

function whatToDo(finding: Finding): readonly string[] {
  const lines = remediationLines(finding);
  return lines.length === 0 ? [] : [`What to do: ${lines.join('\n')}`];
}

function vulnerabilityLine(vulnerability: Vulnerability): string {
  const packages = vulnerability.packages
    .slice(0, SHOWN_RESOURCES)
    .map((item) =>
      [item.name, item.version, item.filePath && `in ${item.filePath}`].filter(Boolean).join(' '),
    );
  const bad = badness(vulnerability);
  return `- ${vulnerability.id}${packages.length > 0 ? ` in ${packages.join(', ')}` : ''}${bad.length > 0 ? ` (${bad.join(', ')})` : ''}`;
}

function vulnerabilities(finding: Finding): readonly string[] {
  const all = finding.vulnerabilities;
  const known = all.length === 1 && all[0] !== undefined && all[0].packages.length === 0;
  if (all.length === 0 || known) return [];
  const more = all.length - SHOWN_VULNERABILITIES;
  const lines = all.slice(0, SHOWN_VULNERABILITIES).map(vulnerabilityLine);
  return [['Vulnerable:', ...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n')];
}

const list = (heading: string, entries: Readonly<Record<string, string>>): readonly string[] => {
  const lines = Object.entries(entries).map(([label, value]) => `- ${label}: ${value}`);
  return lines.length === 0 ? [] : [[heading, ...lines].join('\n')];
};

function seen(finding: Finding): readonly string[] {
  const first = finding.firstObservedAt ?? finding.createdAt;
  const last = finding.lastObservedAt ?? finding.updatedAt;
  if (first === undefined && last === undefined) return [];
  return [
    first === last
      ? `Seen: ${first}`
      : `Seen: ${[first && `first ${first}`, last && `last ${last}`].filter(Boolean).join(', ')}`,
  ];
}

const note = (finding: Finding): readonly string[] =>
  finding.note === undefined ? [] : [`Note by ${finding.note.updatedBy}: ${finding.note.text}`];

/** What is wrong, where, how bad and what to do come first; the facts behind them follow. */
export function descriptionOfFinding(finding: Finding): string {
  const top = [...what(finding), ...where(finding), ...howBad(finding), ...whatToDo(finding)];
  const facts = [
    ...vulnerabilities(finding),
    ...list('Network:', finding.network),
    ...list('Facts:', finding.facts),
    ...note(finding),
    [...seen(finding), `Source: ${finding.product}`].join('\n'),
  ];
  return [top.join('\n'), ...facts].join('\n\n');
}
