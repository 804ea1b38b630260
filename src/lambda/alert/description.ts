import type { Finding } from '../finding/finding';
import { remediationLines } from './remediation';
import { severityLine } from './severity-text';
import { titleOfFinding, withShortArns } from './title';
import { vulnerabilityText } from './vulnerability-text';
import { whereLine } from './where-text';

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Sentences that only say that there is a finding. */
const BOILERPLATE = /^this finding is created for a resource compliance change for config rule/i;

/** What follows the title where the description begins with it as a sentence of its own; else undefined. */
function afterTitle(description: string, title: string): string | undefined {
  const sentence = title.replace(/[.\s]+$/, '');
  if (sentence === '' || !description.startsWith(sentence)) return undefined;
  return /^\s*(?:[.!?:]\s+|\n\s*|[.!?:]?$)(.*)$/s.exec(description.slice(sentence.length))?.[1];
}

/** The source's own description, without what the title has said already. */
function what(finding: Finding): readonly string[] {
  const { title, description } = finding;
  if (BOILERPLATE.test(description) || bare(description) === bare(title)) return [];
  return [afterTitle(description, title) ?? withShortArns(description)].filter(Boolean);
}

function whatToDo(finding: Finding): readonly string[] {
  const lines = remediationLines(finding);
  return lines.length === 0 ? [] : [`What to do: ${lines.join('\n')}`];
}

/** Shorter values are in a title by chance: `TCP`, `10`. */
const TELLING = 12;

/** A block of facts, without those that the title shows. */
function list(heading: string, entries: Readonly<Record<string, string>>, title: string): readonly string[] {
  const lines = Object.entries(entries)
    .filter(([, value]) => value.length < TELLING || !title.includes(value))
    .map(([label, value]) => `- ${label}: ${value}`);
  return lines.length === 0 ? [] : [[heading, ...lines].join('\n')];
}

function seen(finding: Finding): readonly string[] {
  const first = finding.firstObservedAt ?? finding.createdAt;
  const last = finding.lastObservedAt ?? finding.updatedAt;
  if (first !== undefined && last !== undefined && first !== last)
    return [`Seen: first ${first}, last ${last}`];
  const once = first ?? last;
  return once === undefined ? [] : [`Seen: ${once}`];
}

/** Notes from a vendor begin with their author: `rosa (pagerduty): looking`. */
const AUTHORED = /^(.{1,64} \([\w-]{1,20}\)): (.+)$/s;

function note(finding: Finding): readonly string[] {
  if (finding.note === undefined) return [];
  const [, author, words] = AUTHORED.exec(finding.note.text) ?? [];
  return [`Note by ${author ?? finding.note.updatedBy}: ${words ?? finding.note.text}`];
}

/** The product's own type (`UnauthorizedAccess:EC2/…`) says more than the category in front of it. */
const source = (finding: Finding): string => {
  const type = finding.types.find((text) => text.includes(':')) ?? finding.types[0];
  return [`Source: ${finding.product}`, type].filter(Boolean).join(', ');
};

/** The lines at the top, each without its label. */
export function pageParts(
  finding: Finding,
): Readonly<Record<'what' | 'where' | 'howBad' | 'whatToDo', string>> {
  const bare = (lines: readonly string[]): string => lines.join('\n').replace(/^[A-Z][a-z ]+: /, '');
  return {
    what: what(finding).join('\n'),
    where: bare(whereLine(finding)),
    howBad: bare([severityLine(finding)]),
    whatToDo: bare(whatToDo(finding)),
  };
}

/** What is wrong, where, how bad and what to do come first; the facts behind them follow. */
export function descriptionOfFinding(finding: Finding): string {
  const title = titleOfFinding(finding);
  const top = [...what(finding), ...whereLine(finding), severityLine(finding), ...whatToDo(finding)];
  const facts = [
    ...vulnerabilityText(finding),
    ...list('Network:', finding.network, title),
    ...list('Facts:', finding.facts, title),
    ...note(finding),
    [...seen(finding), source(finding)].join('\n'),
  ];
  return [top.join('\n'), ...facts].join('\n\n');
}
