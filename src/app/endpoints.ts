import type { IAlertEndpoint } from '../endpoints/alert-endpoint';
import { apiEndpointOf } from './api-endpoints';
import type { ApiEndpointConfig, EndpointConfig } from './config/alerting-config';
import type { Inputs } from './inputs';
import { nativeEndpointOf } from './native-endpoints';

export const endpointOf = (config: EndpointConfig, inputs: Inputs): IAlertEndpoint =>
  isApi(config) ? apiEndpointOf(config) : nativeEndpointOf(config, inputs);

const isApi = (config: EndpointConfig): config is ApiEndpointConfig => !config.type.startsWith('sns-');
