import type { SeverityLabel } from '../../../contract/severity';
import { JSM } from '../../../contract/vendors/jsm';
import type { Alert } from '../../alert/alert';
import { mainResource } from '../../alert/title';
import { descriptionWithLinks, titleOf } from '../common/alert-text';
import { cut, cutClean } from '../common/cut';
import { fitFacts } from '../common/facts';
import { severityWord } from '../common/severity-table';
import type { VendorContext } from '../vendor';
import { type JsmResponder, jsmResponders } from './responders';
import { FORWARDER } from './user';

/** Characters, by the Alert API's own page; of details, keys and values together. */
export const JSM_LIMITS = {
  message: 130,
  description: 15_000,
  entity: 512,
  source: 100,
  user: 100,
  note: 25_000,
  tags: 20,
  tag: 50,
  details: 8_000,
} as const;

type JsmPriority = (typeof JSM.severities)[SeverityLabel];

/** Body of a create request. */
export interface JsmAlert {
  readonly message: string;
  readonly alias: string;
  readonly description: string;
  readonly responders?: readonly JsmResponder[];
  readonly tags: readonly string[];
  readonly details: Readonly<Record<string, string>>;
  readonly entity?: string;
  readonly source: string;
  readonly priority: JsmPriority;
}

export const jsmPriority = (alert: Alert, context: VendorContext): JsmPriority =>
  severityWord(alert, context, JSM.severities);

export function jsmAlert(alert: Alert, context: VendorContext): JsmAlert {
  return {
    message: titleOf({ ...alert, title: messageOf(alert, context) }, JSM_LIMITS.message),
    alias: alert.key,
    description: description(alert),
    responders: jsmResponders(context.route),
    tags: tags(alert),
    details: fitFacts(alert.details, JSM_LIMITS.details),
    entity: cutClean(mainResource(alert.resources)?.id ?? '', JSM_LIMITS.entity) || undefined,
    source: FORWARDER,
    priority: jsmPriority(alert, context),
  };
}

/** The title without the severity in front, where no other severity has the same priority: JSM shows that beside it. */
export function messageOf(alert: Alert, context: VendorContext): string {
  const prefix = `[${alert.severity}] `;
  const table: Readonly<Record<string, string>> = { ...JSM.severities, ...context.config.severities };
  const same = Object.values(table).filter((priority) => priority === table[alert.severity]);
  const isTold = same.length === 1;
  return isTold && alert.title.startsWith(prefix) ? alert.title.slice(prefix.length) : alert.title;
}

/** A title that is too long for the message stands in full above the description. */
function description(alert: Alert): string {
  const title = titleOf(alert, JSM_LIMITS.description / 3);
  const text = title.length > JSM_LIMITS.message ? `${title}\n\n${alert.description}` : alert.description;
  return descriptionWithLinks({ ...alert, description: text }, JSM_LIMITS.description);
}

/** What JSM's own rules and searches go by, the most telling first. */
function tags(alert: Alert): string[] {
  // Tags of the form `aws:…` are AWS's own bookkeeping.
  const own = Object.entries(alert.tags)
    .filter(([key]) => !key.startsWith('aws:'))
    .map(([key, value]) => (value === '' ? key : `${key}:${value}`));
  const all = [
    'SecurityHub',
    alert.severity,
    alert.accountId,
    alert.region,
    alert.product,
    alert.controlId ?? '',
    ...own,
  ];
  // A comma would part one tag into two in the vendor's forms.
  const shown = all.map((tag) =>
    cut(
      cutClean(tag, 4 * JSM_LIMITS.tag)
        .replace(/[\s,]+/g, ' ')
        .trim(),
      JSM_LIMITS.tag,
    ),
  );
  return [...new Set(shown.filter((tag) => tag !== ''))].slice(0, JSM_LIMITS.tags);
}
