import type { Insight } from '../finding/insight';
import type { Alert } from './alert';
import { consoleUrlOfInsight } from './console-url';

/** Security Hub sends at most so many results of an insight. */
const MAX_RESULTS = 100;

/** `ResourceAwsIamAccessKeyUserName` → `IAM access key user name`. */
const spaced = (name: string): string =>
  name
    .replace(/^Resource(?=.)/, '')
    .replace(/^Aws(?=[A-Z])/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\b(iam|ec2|s3|vpc|id|arn|aws|ip)\b/g, (word) => word.toUpperCase());

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Counts on the left, right-aligned, so that the table stands in any font. */
function table(insight: Insight): readonly string[] {
  const shown = insight.results.slice(0, MAX_RESULTS);
  const width = Math.max(0, ...shown.map(({ count }) => String(count).length));
  const rows = shown.map(({ value, count }) => `${String(count).padStart(width)}  ${value}`);
  const more = insight.results.length - shown.length;
  return more > 0 ? [...rows, `and ${more} more`] : rows;
}

function description(insight: Insight): string {
  const findings = insight.results.reduce((sum, { count }) => sum + count, 0);
  const by = insight.resultType === '' ? '' : ` by ${spaced(insight.resultType)}`;
  const action = insight.actionName === '' ? '' : ` with "${insight.actionName}"`;
  const place = [insight.accountId && `account ${insight.accountId}`, insight.region]
    .filter(Boolean)
    .join(', ');
  const head = `${plural(findings, 'finding')} in ${plural(insight.results.length, 'result')}${by}, sent${action}.`;
  const rows = table(insight);
  return [[head, place && `Where: ${place}`].filter(Boolean).join('\n'), rows.join('\n')]
    .filter(Boolean)
    .join('\n\n');
}

function detailsOf(insight: Insight): Readonly<Record<string, string>> {
  const entries: readonly (readonly [string, string])[] = [
    ['Account', insight.accountId],
    ['Region', insight.region],
    ['Grouped by', insight.resultType],
    ['Results', String(insight.results.length)],
    ['Custom action', insight.actionName],
    ['Insight ARN', insight.arn],
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/**
 * The alert for an insight that a person sent: one alert with its results as a table. An insight has no
 * severity of its own; MEDIUM is what a deliberate, unrated call for attention gets.
 */
export function alertOfInsight(insight: Insight): Alert {
  const consoleUrl = consoleUrlOfInsight(insight);
  const place = [insight.accountId, insight.region].filter(Boolean).join(', ');
  const count = plural(insight.results.length, 'result');
  return {
    key: insight.key,
    title: `[MEDIUM] Insight ${insight.name}: ${count}${place === '' ? '' : ` (${place})`}`,
    description: description(insight),
    severity: 'MEDIUM',
    accountId: insight.accountId,
    region: insight.region,
    product: 'Security Hub',
    types: [],
    resources: [],
    vulnerabilities: [],
    remediation: {},
    consoleUrl,
    links: [{ text: 'Insight in Security Hub', href: consoleUrl }],
    tags: {},
    details: detailsOf(insight),
  };
}
