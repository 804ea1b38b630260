import type { RoleOptions } from '../common/role-options';
import type { SyncBackDirections } from './sync-back-endpoint';

export interface MemberAccountRoleProps extends SyncBackDirections {
  /** ARN of the role that updates findings, in the administrator account: `SyncBackWebhook.syncRoleArn`. */
  readonly syncRoleArn: string;

  /**
   * Name of the role, the same in every member account, up to 64 letters, digits and `+=,.@_-`.
   * @default 'SecurityHubAlertingSyncBack'
   */
  readonly roleName?: string;

  /**
   * External id that must be given to assume the role, 2 to 1224 characters.
   * @default - none: only the one role is trusted
   */
  readonly externalId?: string;

  /**
   * Whether findings of Security Hub V2 may be updated too.
   * @default false
   */
  readonly securityHubV2?: boolean;

  /**
   * Regions whose findings may be updated: all that send their events on, where findings are not aggregated.
   * @default - the Region that this is deployed to
   */
  readonly regions?: string[];

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
