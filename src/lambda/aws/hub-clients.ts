import { parseArn, partitionOfRegion } from '../finding/arn';
import type { FindingIdentity } from '../state/finding-identity';
import type { ClientOptions } from './client/aws-client';
import { createSecurityHub, type SecurityHub } from './client/security-hub';
import type { MemberCredentials } from './sts';

export interface HubTarget {
  /** Region whose Security Hub is called. */
  readonly region: string;
  /** Account whose role is assumed; the function's own role when absent. */
  readonly roleAccountId?: string;
}

export interface HubClientOptions {
  /** Credentials for targets with a `roleAccountId`. */
  readonly memberCredentials?: MemberCredentials;
  /** Added to every client's own options, e.g. another endpoint. */
  readonly client?: ClientOptions;
}

/** The client for findings of one account and Region. */
export type HubClients = (target: HubTarget, identities: readonly FindingIdentity[]) => SecurityHub;

/** The queue tries again, later than the client would and without holding up this batch. */
const ONE_ATTEMPT: ClientOptions = { maxAttempts: 1 };

export function createHubClients(options: HubClientOptions = {}): HubClients {
  const { memberCredentials } = options;
  const clients = new Map<string, SecurityHub>();
  return ({ region, roleAccountId }, identities) => {
    const partition = parseArn(identities[0]?.productArn)?.partition || partitionOfRegion(region);
    const key = `${roleAccountId ?? ''}/${region}`;
    const credentials =
      roleAccountId && memberCredentials
        ? { credentials: () => memberCredentials(roleAccountId, partition) }
        : {};
    const client =
      clients.get(key) ?? createSecurityHub({ ...ONE_ATTEMPT, ...options.client, region, ...credentials });
    clients.set(key, client);
    return client;
  };
}
