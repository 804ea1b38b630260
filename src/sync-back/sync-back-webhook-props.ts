import type { RoleOptions } from '../common/role-options';
import type { IAlertLedger } from '../delivery/alert-ledger';
import type { IAlertingKey } from '../delivery/alerting-key';
import type { FunctionOptions } from '../delivery/function-options';
import type { WorkOptions } from '../delivery/work-options';
import type { MemberRoleReference } from './member-role-reference';

/** How the way back runs. */
export interface SyncBackWebhookOptions {
  /**
   * The roles in the member accounts through which their findings are updated.
   * @default - none: the administrator account updates its members' findings itself
   */
  readonly memberRole?: MemberRoleReference;

  /**
   * Regions in which this account's own findings may be updated: all that send their events on, where findings are not
   * aggregated.
   * @default - the Region that this is deployed to
   */
  readonly hubRegions?: string[];

  /**
   * Whether findings of Security Hub V2 may be updated too.
   * @default false
   */
  readonly securityHubV2?: boolean;

  /**
   * Requests a second that are let through, 1 to 10000; the others get 429, and vendors try again.
   * @default 50
   */
  readonly throttlingRateLimit?: number;

  /**
   * Requests at one moment that are let through, 1 to 5000.
   * @default 100
   */
  readonly throttlingBurstLimit?: number;

  /**
   * Days that the access log is kept, one of those of `FunctionOptions.logRetentionDays`.
   * @default 90
   */
  readonly accessLogRetentionDays?: number;

  /**
   * How the function runs that verifies and queues webhooks.
   * @default - the defaults of `FunctionOptions`, with a timeout of 10 seconds
   */
  readonly receiveFunction?: FunctionOptions;

  /**
   * How the function runs that updates findings.
   * @default - the defaults of `FunctionOptions`
   */
  readonly syncFunction?: FunctionOptions;

  /**
   * How the updates are batched. Larger batches make fewer calls to Security Hub, which takes 10 a second.
   * @default - batches of up to 250, gathered for 2 seconds, 2 at the same time
   */
  readonly work?: WorkOptions;
}

export interface SyncBackWebhookProps extends SyncBackWebhookOptions {
  /** Prefix of the names of all resources: up to 56 letters, digits, `_` and `-`. */
  readonly name: string;

  /** The ledger of the forwarders whose alerts come back: it knows which finding is behind an alert. */
  readonly ledger: IAlertLedger;

  /**
   * Key that encrypts queues and logs.
   * @default - a new customer-managed key
   */
  readonly key?: IAlertingKey;

  /**
   * Path and permissions boundary of the roles.
   * @default - none
   */
  readonly roleOptions?: RoleOptions;

  /**
   * Tags of all resources.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}
