import { SecurityHubClient, type SecurityHubClientConfig } from '@aws-sdk/client-securityhub';
import { parseArn, partitionOfRegion } from '../finding/arn';
import type { FindingIdentity } from '../state/finding-identity';
import { CLIENT_OPTIONS } from './client-options';
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
  readonly client?: SecurityHubClientConfig;
}

/** The client for findings of one account and Region. */
export type HubClients = (target: HubTarget, identities: readonly FindingIdentity[]) => SecurityHubClient;

/** One attempt: the queue tries again, later than the SDK would and without holding up this batch. */
const OPTIONS = { ...CLIENT_OPTIONS, maxAttempts: 1 };

export function createHubClients(options: HubClientOptions = {}): HubClients {
  const { memberCredentials } = options;
  const clients = new Map<string, SecurityHubClient>();
  return ({ region, roleAccountId }, identities) => {
    const partition = parseArn(identities[0]?.productArn)?.partition || partitionOfRegion(region);
    const key = `${roleAccountId ?? ''}/${region}`;
    const credentials =
      roleAccountId && memberCredentials
        ? { credentials: () => memberCredentials(roleAccountId, partition) }
        : {};
    const client =
      clients.get(key) ?? new SecurityHubClient({ ...OPTIONS, ...options.client, region, ...credentials });
    clients.set(key, client);
    return client;
  };
}
