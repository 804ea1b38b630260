import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { MemberRoleConfig } from '../../contract/sync-config';
import { CLIENT_OPTIONS } from './client-options';

/** Milliseconds before their expiry at which credentials are no longer used. */
const EXPIRY_MARGIN_MILLIS = 300_000;
/** Seen in the member account's CloudTrail. */
const SESSION_NAME = 'security-hub-alerting-sync';

export interface MemberCredentialsOptions {
  readonly role: MemberRoleConfig;
  readonly partition: string;
  /** @default - a client of the function's own Region and role */
  readonly sts?: STSClient;
  readonly now?: () => number;
}

export type MemberCredentials = (accountId: string) => Promise<AwsCredentialIdentity>;

/** Credentials of the role in a member account, kept until shortly before they expire. */
export function createMemberCredentials(options: MemberCredentialsOptions): MemberCredentials {
  const { sts = new STSClient(CLIENT_OPTIONS), now = Date.now } = options;
  const cache = new Map<string, AwsCredentialIdentity>();
  return async (accountId) => {
    const known = cache.get(accountId);
    if (known?.expiration && known.expiration.getTime() - now() > EXPIRY_MARGIN_MILLIS) return known;
    const fresh = await assumeRole(sts, options, accountId);
    cache.set(accountId, fresh);
    return fresh;
  };
}

async function assumeRole(
  sts: STSClient,
  { role, partition }: MemberCredentialsOptions,
  accountId: string,
): Promise<AwsCredentialIdentity> {
  const arn = `arn:${partition}:iam::${accountId}:role/${role.roleName.replace(/^\//, '')}`;
  const { Credentials: given } = await sts.send(
    new AssumeRoleCommand({ RoleArn: arn, RoleSessionName: SESSION_NAME, ExternalId: role.externalId }),
  );
  if (!given?.AccessKeyId || !given.SecretAccessKey) throw new Error(`STS gave no credentials for ${arn}`);
  return {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    sessionToken: given.SessionToken,
    expiration: given.Expiration,
  };
}
