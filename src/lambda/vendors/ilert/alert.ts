import { ILERT } from '../../../contract/vendors/ilert';
import type { Alert } from '../../alert/alert';
import { mainResource } from '../../alert/title';
import { descriptionOf, linksOf, titleOf } from '../common/alert-text';
import { cut, cutClean } from '../common/cut';
import { fitFacts } from '../common/facts';
import { asMarkdown } from '../common/markdown';
import { ilertSeverity } from './severity';
import { severityWord } from '../common/severity-table';
import type { VendorContext } from '../vendor';

/** Characters. ilert publishes no limits; these are ours, so that an event stays readable on a phone. */
export const ILERT_LIMITS = {
  summary: 255,
  details: 15_000,
  comment: 15_000,
  creator: 100,
  label: 255,
  facts: 8_000,
} as const;

/** The fields of an ALERT event. */
export const ilertAlert = (alert: Alert, context: VendorContext): Readonly<Record<string, unknown>> => ({
  eventType: 'ALERT',
  summary: titleOf(alert, ILERT_LIMITS.summary),
  details: details(alert),
  priority: severityWord(alert, context, ILERT.severities),
  severity: ilertSeverity(alert.severity, context.config),
  links: linksOf(alert),
  labels: labels(alert),
  customDetails: fitFacts(alert.details, ILERT_LIMITS.facts),
  routingKey: context.route?.team,
});

/** Details are Markdown, where a single line break is only a space: two spaces before it keep the lines apart. */
function details(alert: Alert): string | undefined {
  const text = asMarkdown(descriptionOf(alert, ILERT_LIMITS.details)).replace(/([^\n])\n(?!\n)/g, '$1  \n');
  return cut(text, ILERT_LIMITS.details) || undefined;
}

function labels(alert: Alert): Record<string, string> {
  const all = {
    severity: alert.severity,
    account: alert.accountId,
    accountName: alert.accountName,
    region: alert.region,
    product: alert.product,
    control: alert.controlId,
    resourceType: mainResource(alert.resources)?.type,
  };
  const shown = Object.entries(all).map(([key, value]) => [key, cutClean(value ?? '', ILERT_LIMITS.label)]);
  return Object.fromEntries(shown.filter(([, value]) => value !== '')) as Record<string, string>;
}
