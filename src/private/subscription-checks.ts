import type { HttpsSubscriptionOptions } from '../delivery/https-subscription';
import type { Check } from './checks';
import { checkInteger, checkJsonObject } from './checks';
import { checkDeliveryRetries } from './delivery-policy';
import { checkSecretUrl } from './key-bearing-url';

interface UrlOptions extends HttpsSubscriptionOptions {
  readonly url: string;
}

export function checkSubscriptionOptions(options: UrlOptions): Check {
  const { confirmationTimeoutMinutes, endpointAutoConfirms } = options;
  const unused = confirmationTimeoutMinutes !== undefined && endpointAutoConfirms === false;
  return [
    ...checkSecretUrl('url', options.url),
    ...checkDeliveryRetries('retries', options.retries),
    ...checkInteger('maxReceivesPerSecond', options.maxReceivesPerSecond, 1, 1_000_000),
    ...checkInteger('confirmationTimeoutMinutes', confirmationTimeoutMinutes, 1, 60),
    ...(unused ? ['`confirmationTimeoutMinutes` works only with `endpointAutoConfirms: true`'] : []),
    ...checkJsonObject('filterPolicyJson', options.filterPolicyJson),
  ];
}
