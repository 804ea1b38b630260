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
  /** @default - a client of the function's own Region and role */
  readonly sts?: STSClient;
  readonly now?: () => number;
}

export type MemberCredentials = (accountId: string, partition: string) => Promise<AwsCredentialIdentity>;

/** Credentials of the role in a member account, kept until shortly before they expire. */
export function createMemberCredentials(options: MemberCredentialsOptions): MemberCredentials {
  const { sts = new STSClient(CLIENT_OPTIONS), now = Date.now } = options;
  const cache = new Map<string, AwsCredentialIdentity>();
  return async (accountId, partition) => {
    const known = cache.get(accountId);
    if (known?.expiration && known.expiration.getTime() - now() > EXPIRY_MARGIN_MILLIS) return known;
    const arn = `arn:${partition}:iam::${accountId}:role/${options.role.roleName.replace(/^\//, '')}`;
    const fresh = await assumeRole(sts, arn, options.role.externalId);
    cache.set(accountId, fresh);
    return fresh;
  };
}

async function assumeRole(
  sts: STSClient,
  arn: string,
  externalId: string | undefined,
): Promise<AwsCredentialIdentity> {
  const { Credentials: given } = await sts.send(
    new AssumeRoleCommand({ RoleArn: arn, RoleSessionName: SESSION_NAME, ExternalId: externalId }),
  );
  if (!given?.AccessKeyId || !given.SecretAccessKey) throw new Error(`STS gave no credentials for ${arn}`);
  return {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    sessionToken: given.SessionToken,
    expiration: given.Expiration,
  };
}
