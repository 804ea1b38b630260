import type { IAlertEndpoint } from '../endpoints/alert-endpoint';
import { SnsEndpoint, type SnsRoleEndpointOptions } from '../endpoints/sns-endpoint';
import type { NativeEndpointConfig } from './config/alerting-config';
import type { Inputs } from './inputs';

const PRESETS: Readonly<
  Record<NativeEndpointConfig['type'], (options: SnsRoleEndpointOptions) => IAlertEndpoint>
> = {
  'sns-ilert': (options) => SnsEndpoint.ilert(options),
  'sns-compass': (options) => SnsEndpoint.compass(options),
  'sns-pagerduty': (options) => SnsEndpoint.pagerDuty(options),
  'sns-generic': (options) => SnsEndpoint.generic(options),
};

/** An endpoint that reads SNS notifications by itself. */
export function nativeEndpointOf(config: NativeEndpointConfig, inputs: Inputs): IAlertEndpoint {
  const { type, url, syncBack, filterPolicy, ...options } = config;
  return PRESETS[type]({
    ...options,
    url: inputs.text(url),
    filterPolicyJson: filterPolicy && JSON.stringify(filterPolicy),
    syncBack: syncBack && { ...syncBack, externalId: inputs.text(syncBack.externalId) },
  });
}
