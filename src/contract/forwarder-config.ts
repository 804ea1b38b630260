import type { AlertTemplates } from './alert-template';
import type { SecretReferenceConfig } from './secret-reference-config';
import type { SeverityLabel } from './severity';

/**
 * Which alerting API is spoken. The packaged functions know those of `VENDOR_RECORDS`; code that a user brings may know
 * others.
 */
export type VendorName = string;

/** What decides that a finding takes another way than the endpoint's default. All that are given must hold. */
export interface RouteMatch {
  readonly severities?: readonly SeverityLabel[];
  readonly accountIds?: readonly string[];
  readonly accountNames?: readonly string[];
  /** Product names, compared without case: `Inspector`, `GuardDuty`. */
  readonly products?: readonly string[];
  /** Tags of the finding's resources, any resource: key → accepted values; an empty list accepts any value. */
  readonly resourceTags?: Readonly<Record<string, readonly string[]>>;
}

/** Where an alert goes; what is absent is as the endpoint's default way has it. */
export interface RouteTarget {
  /** Name in `ForwarderConfig.secrets` of the key to use instead of the default one. */
  readonly secretName?: string;
  /** ilert routing key, or JSM responders of type team. */
  readonly team?: string;
  /** JSM responders, e.g. `{ "type": "user", "username": "jane@example.com" }`. */
  readonly responders?: readonly Readonly<Record<string, string>>[];
}

/** First match wins. */
export interface RouteConfig extends RouteTarget {
  readonly match: RouteMatch;
}

/** How findings are folded into one alert. */
export type GroupingMode =
  /** One alert per finding. */
  | 'NONE'
  /** One alert per (control, resource, account) and, for Inspector, per (CVE, resource). */
  | 'FAULT';

export interface LedgerConfig {
  readonly tableName: string;
  /** Days after the last change until an item expires. */
  readonly retentionDays: number;
}

/** Everything that the forward function must know, as JSON in `ALERTING_CONFIG`. */
export interface ForwarderConfig {
  readonly version: 1;
  readonly endpointId: string;
  readonly vendor: VendorName;
  /** Base URL of the vendor's API, or the receiver's URL for `webhook`. A key-bearing URL is a secret named `url` instead. */
  readonly url?: string;
  /** Vendor credentials by name; `default` is the one used when no route names another. */
  readonly secrets: Readonly<Record<string, SecretReferenceConfig>>;
  /** Severity label → the vendor's own severity or priority; missing labels keep the vendor's default table. */
  readonly severities?: Readonly<Partial<Record<SeverityLabel, string>>>;
  readonly routes?: readonly RouteConfig[];
  /** Texts of the alerts of findings in the user's own words; an insight keeps ours. */
  readonly templates?: AlertTemplates;
  /** Resolve the vendor's alert when the finding is closed. */
  readonly autoResolve: boolean;
  readonly grouping: GroupingMode;
  /** Set `Workflow.Status` NOTIFIED on the finding once the vendor has accepted the alert. */
  readonly setNotified?: boolean;
  readonly ledger: LedgerConfig;
  /** Where records go that can never be delivered. */
  readonly deadLetterQueueUrl: string;
  /** Milliseconds until one vendor call is given up. */
  readonly vendorTimeoutMillis: number;
  /** Records of one batch that are worked on side by side. */
  readonly concurrency: number;
  /** Which findings are taken at all: guards against the same finding seen twice in an organization. */
  readonly accept?: GuardConfig;
  /** Vendor-specific extras, e.g. the webhook's `bodyFormat` and `headers`. Checked by the vendor's own file. */
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface GuardConfig {
  readonly accountIds?: readonly string[];
  readonly regions?: readonly string[];
  /** Take only findings whose event comes from this account and Region (the aggregation Region of the administrator). */
  readonly onlyFrom?: { readonly accountId: string; readonly region: string };
  /** Which product leads where Security Hub CSPM and Security Hub V2 are both on; the other's events are ignored. */
  readonly format?: 'ASFF' | 'OCSF';
}
