import type { LedgerConfig, VendorName } from './forwarder-config';
import type { SecretReferenceConfig } from './secret-reference-config';
import type { SeverityLabel } from './severity';

/** How a vendor's webhook proves that it is the vendor's. */
export type VerifierName = 'pagerduty' | 'standard-webhooks' | 'basic' | 'header';

/** Which of the vendor's changes reach the finding. */
export interface SyncDirections {
  /** acknowledge, close, un-acknowledge, reopen → `Workflow.Status`. */
  readonly workflow: boolean;
  /** note, comment → `Note`. */
  readonly note: boolean;
  /** priority → `Severity.Label`. */
  readonly severity: boolean;
}

export interface ReceiverEndpoint {
  readonly vendor: VendorName;
  readonly verifier: VerifierName;
  /** Header that carries the shared secret; only for the verifier `header`. */
  readonly headerName?: string;
  /** All currently valid secrets: more than one during a rotation. */
  readonly secrets: readonly SecretReferenceConfig[];
}

/** Configuration of the receive function: one route per endpoint id. */
export interface ReceiverConfig {
  readonly version: 1;
  readonly endpoints: Readonly<Record<string, ReceiverEndpoint>>;
  readonly queueUrl: string;
}

export interface SyncEndpoint {
  readonly vendor: VendorName;
  readonly directions: SyncDirections;
  /** The vendor's priority → severity label; missing priorities keep the vendor's default table. */
  readonly priorities?: Readonly<Record<string, SeverityLabel>>;
  /** Token for the vendor's REST API, where it is needed to find the alert behind an incident (PagerDuty). */
  readonly apiToken?: SecretReferenceConfig;
  /** Base URL of the vendor's REST API, when not the default. */
  readonly apiUrl?: string;
}

export interface MemberRoleConfig {
  /** Name (with path) of the role in every member account: `arn:PARTITION:iam::ACCOUNT:role/NAME`. */
  readonly roleName: string;
  readonly externalId?: string;
  /** Accounts whose findings are updated through the role; all foreign accounts when absent. */
  readonly accountIds?: readonly string[];
}

/** Configuration of the sync function. */
export interface SyncConfig {
  readonly version: 1;
  readonly endpoints: Readonly<Record<string, SyncEndpoint>>;
  readonly ledger: LedgerConfig;
  readonly deadLetterQueueUrl: string;
  readonly memberRole?: MemberRoleConfig;
}
