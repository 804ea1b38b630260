import type { SeverityLabel } from '../../../contract/severity';
import { PAGERDUTY } from '../../../contract/vendors/pagerduty';
import type { Alert, AlertLink } from '../../alert/alert';
import { mainResource } from '../../alert/title';
import { descriptionOf, linksOf, titleOf } from '../common/alert-text';
import { cutClean } from '../common/cut';
import { fitFacts } from '../common/facts';
import { isoTime } from '../common/iso-time';
import { imagesOf, type PagerDutyImage } from './images';
import { severityWord } from '../common/severity-table';
import type { VendorContext } from '../vendor';

type PagerDutySeverity = (typeof PAGERDUTY.severities)[SeverityLabel];

/** Of the Events API; also kept for the fields beside it, for which PagerDuty names no limit. */
const MAX_SUMMARY = 1_024;
/** A body may have 512 KB. These and ten links stay below that even where each character takes 4 bytes. */
const MAX_DESCRIPTION = 30_000;
const MAX_FACTS = 30_000;

/** What a trigger event has beyond the other events. */
export interface PagerDutyTrigger {
  readonly client: string;
  readonly client_url?: string;
  readonly payload: {
    readonly summary: string;
    readonly source: string;
    readonly severity: PagerDutySeverity;
    readonly timestamp?: string;
    readonly component?: string;
    readonly group?: string;
    readonly class?: string;
    readonly custom_details: Readonly<Record<string, string | undefined>>;
  };
  readonly links: readonly AlertLink[];
  readonly images?: readonly PagerDutyImage[];
}

export function triggerOf(alert: Alert, context: VendorContext): PagerDutyTrigger {
  const resource = mainResource(alert.resources);
  const links = linksOf(alert);
  const images = imagesOf(context.config);
  return {
    client: 'AWS Security Hub',
    client_url: links[0]?.href,
    payload: {
      summary: titleOf(alert, MAX_SUMMARY),
      source: field(resource?.id) ?? field(place(alert.accountId, alert.region)) ?? 'AWS Security Hub',
      severity: severityWord(alert, context, PAGERDUTY.severities),
      timestamp: isoTime(alert.lastObservedAt, alert.updatedAt, alert.firstObservedAt),
      component: field(resource?.type),
      group: field(place(alert.accountName || alert.accountId, alert.region)),
      class: field(alert.types[0]) ?? field(alert.controlId) ?? field(alert.product),
      custom_details: customDetails(alert),
    },
    links,
    images: images.length === 0 ? undefined : images,
  };
}

/** PagerDuty shows nothing but these below the title, so the description stands here. */
const customDetails = (alert: Alert): Record<string, string | undefined> => ({
  Description: descriptionOf(alert, MAX_DESCRIPTION) || undefined,
  ...fitFacts(alert.details, MAX_FACTS),
});

const field = (text: string | undefined): string | undefined =>
  cutClean(text ?? '', MAX_SUMMARY) || undefined;

const place = (account: string, region: string): string => [account, region].filter(Boolean).join('/');
