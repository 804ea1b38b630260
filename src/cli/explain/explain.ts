import type { EventPattern } from './event-pattern';
import { patternRefusals, type PatternRefusal } from './pattern-refusals';

export interface ExplainedRule {
  readonly name: string;
  readonly pattern: EventPattern;
  /** Names of its targets. */
  readonly targets: readonly string[];
}

export interface ExplainedEndpoint {
  readonly endpointId: string;
  /** The alert's item in the ledger, as plain values; absent when there is none. */
  readonly item?: Readonly<Record<string, unknown>>;
  /** Reasons of its dead letters about the finding. */
  readonly deadLetters: readonly string[];
}

export interface ExplainInput {
  /** The finding as Security Hub holds it. */
  readonly finding: Readonly<Record<string, unknown>>;
  readonly rules: readonly ExplainedRule[];
  readonly endpoints: readonly ExplainedEndpoint[];
  /** Log lines of the functions about the finding, JSON each, oldest first. */
  readonly logLines: readonly string[];
}

const IMPORTED = 'Security Hub Findings - Imported';
const CUSTOM_ACTION = 'Security Hub Findings - Custom Action';
const INSIGHT = 'Security Hub Insight Results';

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inside, name) => (inside as Readonly<Record<string, unknown>> | undefined)?.[name],
    value,
  );

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'absent');

/** A finding's fields without the way to them in the event. */
function refusalText({ field, accepted, got }: PatternRefusal): string {
  const name = field.replace(/^detail\.findings\.?/, '') || 'the finding';
  if (got === undefined && field === 'detail.findings') return 'it is neither handled, archived nor passed';
  const wanted = accepted.filter((entry) => typeof entry !== 'object').map(shown);
  return `${name} is ${shown(got)}, wanted: ${wanted.join(', ') || accepted.map(shown).join(', ')}`;
}

function ruleText({ name, pattern, targets }: ExplainedRule, finding: ExplainInput['finding']): string {
  const types = (pattern['detail-type'] ?? []) as readonly unknown[];
  const isByHand = types.includes(CUSTOM_ACTION) || types.includes(INSIGHT);
  if (isByHand) return `Rule ${name}: takes only what a person sends by its custom action.`;
  const event = { source: 'aws.securityhub', 'detail-type': IMPORTED, detail: { findings: [finding] } };
  const refusals = patternRefusals(pattern, event);
  if (refusals.length === 0) return `Rule ${name}: matches, sends to ${targets.join(', ')}.`;
  return `Rule ${name}: does not match: ${refusals.map(refusalText).join('; ')}.`;
}

function endpointText({ endpointId, item, deadLetters }: ExplainedEndpoint): string {
  const dead = deadLetters.length > 0 ? ` Dead letters: ${deadLetters.join(', ')}.` : '';
  if (item === undefined) return `Endpoint ${endpointId}: has no alert of it.${dead}`;
  const since = typeof item['openedAt'] === 'string' ? `, opened ${item['openedAt']}` : '';
  return `Endpoint ${endpointId}: alert is ${shown(item['state'])}${since}.${dead}`;
}

function logText(line: string): string | undefined {
  try {
    const { level, message, endpointId, reason } = JSON.parse(line) as Readonly<Record<string, unknown>>;
    const details = [endpointId, reason].filter((detail) => detail !== undefined).map(shown);
    return `Log, ${shown(level)}: ${shown(message)}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
  } catch {
    return undefined;
  }
}

/** In words, a line each: what the finding is, which rules take it and why others do not, what became of it. */
export function explain({ finding, rules, endpoints, logLines }: ExplainInput): readonly string[] {
  const facts = [
    at(finding, 'Severity', 'Label'),
    at(finding, 'Workflow', 'Status'),
    at(finding, 'RecordState'),
    at(finding, 'Compliance', 'Status'),
  ];
  const state = facts.filter((fact) => fact !== undefined).map(shown);
  return [
    `Finding ${shown(finding['Id'])}: ${state.join(', ')}.`,
    ...rules.map((rule) => ruleText(rule, finding)),
    ...endpoints.map(endpointText),
    ...logLines.flatMap((line) => logText(line) ?? []),
  ];
}
