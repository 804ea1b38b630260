import type { ForwarderOptions } from '../delivery/forwarder-options';

/** What every API endpoint can be told. */
export interface ApiEndpointOptions extends ForwarderOptions {
  /**
   * Id of the endpoint: 1 to 20 letters, digits and `-`, unique among the endpoints. It is part of construct ids,
   * resource names and the webhook's URL.
   * @default - the vendor: `pagerduty`, `jsm`, `ilert` or `webhook`
   */
  readonly endpointId?: string;
}
