import type { MemberRoleConfig } from '../../contract/sync-config';
import type { Credentials } from './client/credentials';
import { createSts, type Sts, type TemporaryCredentials } from './client/sts';

/** Milliseconds before their expiry at which credentials are no longer used. */
const EXPIRY_MARGIN_MILLIS = 300_000;
/** Seen in the member account's CloudTrail. */
const SESSION_NAME = 'security-hub-alerting-sync';

export interface MemberCredentialsOptions {
  readonly role: MemberRoleConfig;
  /** @default - a client of the function's own Region and role */
  readonly sts?: Sts;
  readonly now?: () => number;
}

export type MemberCredentials = (accountId: string, partition: string) => Promise<Credentials>;

/** Credentials of the role in a member account, kept until shortly before they expire. */
export function createMemberCredentials(options: MemberCredentialsOptions): MemberCredentials {
  const { sts = createSts(), now = Date.now } = options;
  const cache = new Map<string, TemporaryCredentials>();
  return async (accountId, partition) => {
    const known = cache.get(accountId);
    if (known && known.expiration.getTime() - now() > EXPIRY_MARGIN_MILLIS) return known;
    const arn = `arn:${partition}:iam::${accountId}:role/${options.role.roleName.replace(/^\//, '')}`;
    const { externalId } = options.role;
    const fresh = await sts.assumeRole({ roleArn: arn, roleSessionName: SESSION_NAME, externalId });
    cache.set(accountId, fresh);
    return fresh;
  };
}
