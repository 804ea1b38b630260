import type { Finding } from '../finding/finding';

const standard = (id: string): string =>
  id.replace(/^(standards|ruleset)\//, '').replace(/\/v\/([\d.]+)$/, ' $1');

const joined = (texts: readonly string[]): string | undefined =>
  texts.length > 0 ? texts.join(', ') : undefined;

/** Facts in reading order, label → value; empty ones are left out. */
export function detailsOfFinding(finding: Finding): Readonly<Record<string, string>> {
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['Severity', finding.severity],
    ['Account', [finding.accountName, finding.accountId].filter(Boolean).join(' ')],
    ['OU', finding.organizationalUnit],
    ['Region', finding.region],
    ['Resources', joined(finding.resources.map(({ name }) => name))],
    ['Resource ids', joined(finding.resources.map(({ id }) => id).filter((id) => id !== ''))],
    ['Product', finding.product],
    ['Control', finding.controlId],
    ['Compliance', finding.complianceStatus],
    ['Standards', joined(finding.standards.map(standard))],
    ['Vulnerabilities', joined(finding.vulnerabilities.map(({ id }) => id))],
    ...Object.entries(finding.network),
    ...Object.entries(finding.facts),
    ['Types', joined(finding.types)],
    ['Workflow status', finding.workflowStatus],
    ['First seen', finding.firstObservedAt ?? finding.createdAt],
    ['Last seen', finding.lastObservedAt ?? finding.updatedAt],
    ['Finding id', finding.id],
    ['Product ARN', finding.productArn],
    ...Object.entries(finding.userDefinedFields),
  ];
  const known = new Map<string, string>();
  for (const [label, value] of entries) {
    // Of two facts with one label the first stays: a user-defined field must not pass for the severity.
    if (value !== undefined && value !== '' && !known.has(label)) known.set(label, value);
  }
  return Object.fromEntries(known);
}
