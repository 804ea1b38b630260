import type { Check } from '../private/checks';
import { checkInteger, checkJsonObject } from '../private/checks';
import { checkSecretUrl } from '../private/key-bearing-url';
import type { HttpsSubscriptionOptions } from './https-subscription-props';
import { checkDeliveryRetries } from './private/delivery-policy';

interface UrlOptions extends HttpsSubscriptionOptions {
  readonly url: string;
}

export function checkSubscriptionOptions(options: UrlOptions): Check {
  const { confirmationTimeoutMinutes, endpointAutoConfirms } = options;
  const unused = confirmationTimeoutMinutes !== undefined && endpointAutoConfirms === false;
  return [
    ...checkSecretUrl('url', options.url),
    ...checkDeliveryRetries('retries', options.retries),
    ...checkInteger('maxReceivesPerSecond', options.maxReceivesPerSecond, 1, 100_000),
    ...checkInteger('confirmationTimeoutMinutes', confirmationTimeoutMinutes, 1, 60),
    ...(unused ? ['`confirmationTimeoutMinutes` works only with `endpointAutoConfirms: true`'] : []),
    ...checkJsonObject('filterPolicyJson', options.filterPolicyJson),
  ];
}
