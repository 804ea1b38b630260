import type { ForwarderConfig } from '../../../contract/forwarder-config';
import { VendorConfigError } from '../common/vendor-config-error';

/** `ForwarderConfig.options` of a webhook endpoint. */
export interface WebhookOptions {
  /**
   * `standard` is `{ type, timestamp, data }`, `cloudevents` the structured envelope of CloudEvents 1.0.
   *
   * @default standard
   */
  readonly bodyFormat: 'standard' | 'cloudevents';
  /**
   * `none` for a receiver that proves the sender by a header from a secret instead.
   *
   * @default standard-webhooks
   */
  readonly signature: 'standard-webhooks' | 'none';
  /**
   * Headers with fixed values. Values that are secret belong into secrets named `header:NAME`.
   *
   * @default none
   */
  readonly headers: Readonly<Record<string, string>>;
}

const FORMATS = ['standard', 'cloudevents'] as const;
const SIGNATURES = ['standard-webhooks', 'none'] as const;

/** @throws VendorConfigError when an option has a value that is not accepted */
export function webhookOptions({ endpointId, options = {} }: ForwarderConfig): WebhookOptions {
  const { headers = {} } = options;
  if (!isHeaders(headers)) {
    throw new VendorConfigError(endpointId, '`options.headers` must be an object of header name → text.');
  }
  return {
    bodyFormat: oneOf(endpointId, 'bodyFormat', options.bodyFormat ?? 'standard', FORMATS),
    signature: oneOf(endpointId, 'signature', options.signature ?? 'standard-webhooks', SIGNATURES),
    headers,
  };
}

function oneOf<T extends string>(
  endpointId: string,
  name: string,
  value: unknown,
  accepted: readonly T[],
): T {
  const found = accepted.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw new VendorConfigError(
    endpointId,
    `\`options.${name}\` must be one of ${accepted.join(', ')}, got: ${JSON.stringify(value)}`,
  );
}

const isHeaders = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((text) => typeof text === 'string');
