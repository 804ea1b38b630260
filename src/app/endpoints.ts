import type { IAlertEndpoint } from '../endpoints/alert-endpoint';
import type { EndpointConfig } from './config/alerting-config';
import type { Inputs } from './inputs';
import { nativeEndpointOf } from './native-endpoints';

export function endpointOf(config: EndpointConfig, inputs: Inputs): IAlertEndpoint {
  return nativeEndpointOf(config, inputs);
}
