/** What an organization asks of every IAM role. */
export interface RoleOptions {
  /**
   * Path of the roles, begins and ends with `/`.
   * @default '/'
   */
  readonly path?: string;

  /**
   * ARN of the managed policy that bounds the roles' permissions.
   * @default - none
   */
  readonly permissionsBoundaryArn?: string;
}
