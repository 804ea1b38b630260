/** The roles in the member accounts through which their findings are updated; see `MemberAccountRole`. */
export interface MemberRoleReference {
  /** Name of the role, the same in every account, with its path but without the first `/`: `on-call/sync-member`. */
  readonly roleName: string;

  /**
   * External id that the roles ask for.
   * @default - none
   */
  readonly externalId?: string;

  /**
   * Accounts whose findings are updated through the role.
   * @default - every account but this one
   */
  readonly accountIds?: string[];
}
