import type * as SecurityHubSdk from '@aws-sdk/client-securityhub';
import type * as StsSdk from '@aws-sdk/client-sts';
import { createRequire } from 'node:module';

/** The SDK takes a moment to load: only what calls AWS waits for it. */
const load = createRequire(__filename);

export const securityHubSdk = (): typeof SecurityHubSdk =>
  load('@aws-sdk/client-securityhub') as typeof SecurityHubSdk;

export const stsSdk = (): typeof StsSdk => load('@aws-sdk/client-sts') as typeof StsSdk;
