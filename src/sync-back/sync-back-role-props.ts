import type { RoleOptions } from '../common/role-options';

/** Who may write back to Security Hub, and what. */
export interface SyncBackOptions {
  /**
   * ARNs of the vendor's IAM users, roles or accounts (`arn:aws:iam::ACCOUNT:root`) that may assume the role.
   * The vendor's form or documentation names them.
   */
  readonly principalArns: string[];

  /**
   * The external id that the vendor issued for you, 2 to 1224 characters. It keeps the vendor's other customers
   * from using the role.
   */
  readonly externalId: string;

  /**
   * Whether acknowledging and closing an alert may change `Workflow.Status`. SUPPRESSED is always denied.
   * @default true
   */
  readonly workflow?: boolean;

  /**
   * Whether a note on an alert may become the finding's `Note`.
   * @default true
   */
  readonly note?: boolean;

  /**
   * Whether the priority of an alert may change `Severity`.
   * @default true
   */
  readonly severity?: boolean;

  /**
   * Whether the role may also update findings of Security Hub V2.
   * @default false
   */
  readonly securityHubV2?: boolean;

  /**
   * Longest session, 3600 to 43200 seconds.
   * @default 3600
   */
  readonly maxSessionDurationSeconds?: number;
}

export interface SyncBackRoleProps extends SyncBackOptions {
  /** Name of the role, up to 64 letters, digits and `+=,.@_-`. */
  readonly roleName: string;

  /**
   * Path and permissions boundary of the role.
   * @default - none
   */
  readonly roleOptions?: RoleOptions;

  /**
   * Tags of the role.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}
