import type { SeverityLabel } from '../../../contract/severity';
import { WEBHOOK } from '../../../contract/vendors/webhook';
import type { Alert, AlertLink } from '../../alert/alert';
import type { ComplianceStatus, FindingNote, FindingResource, Vulnerability } from '../../finding/finding';
import { linksOf, titleOf } from '../common/alert-text';
import type { VendorContext } from '../vendor';

/** Version of the form of `data`. Fields may be added to a version, never renamed or taken away. */
export const WEBHOOK_SCHEMA_VERSION = '1';

/** What a receiver gets: described field by field in `docs/webhook-schema.md`. */
export interface WebhookData {
  readonly schemaVersion: string;
  readonly alertKey: string;
  readonly title: string;
  readonly description: string;
  readonly severity: SeverityLabel;
  readonly priority: string;
  readonly accountId: string;
  readonly accountName?: string;
  readonly region: string;
  readonly product: string;
  readonly controlId?: string;
  readonly complianceStatus?: ComplianceStatus;
  readonly types: readonly string[];
  readonly resources: readonly FindingResource[];
  readonly vulnerabilities: readonly Vulnerability[];
  readonly remediation: { readonly text?: string; readonly url?: string };
  readonly links: readonly AlertLink[];
  readonly firstObservedAt?: string;
  readonly lastObservedAt?: string;
  readonly updatedAt?: string;
  readonly note?: FindingNote;
  readonly tags: Readonly<Record<string, string>>;
  readonly details: Readonly<Record<string, string>>;
  readonly finding?: { readonly id: string; readonly productArn: string };
  readonly team?: string;
  readonly responders?: readonly Readonly<Record<string, string>>[];
  /** Something was cut or left out to keep the document small. */
  readonly truncated?: true;
}

const MAX_TITLE = 1_024;

/** The whole of the alert; `shrinkWebhookData` makes it small. A receiver's own words for priorities may be any. */
export function webhookData(alert: Alert, context: VendorContext): WebhookData {
  const { key, finding, accountId, accountName, region, product, controlId, complianceStatus, note } = alert;
  return {
    schemaVersion: WEBHOOK_SCHEMA_VERSION,
    alertKey: key,
    title: titleOf(alert, MAX_TITLE),
    description: alert.description.trim(),
    severity: alert.severity,
    priority: context.config.severities?.[alert.severity] ?? WEBHOOK.severities[alert.severity],
    accountId,
    accountName,
    region,
    product,
    controlId,
    complianceStatus,
    types: alert.types,
    resources: alert.resources,
    vulnerabilities: alert.vulnerabilities,
    remediation: alert.remediation,
    links: linksOf(alert),
    firstObservedAt: alert.firstObservedAt,
    lastObservedAt: alert.lastObservedAt,
    updatedAt: alert.updatedAt,
    note,
    tags: alert.tags,
    details: alert.details,
    finding,
    team: context.route?.team,
    responders: context.route?.responders,
  };
}
