import type { VendorContext } from '../vendor';
import { VendorConfigError } from './vendor-config-error';

/** Name in `ForwarderConfig.secrets` of the credential that is used unless a route names another. */
export const DEFAULT_SECRET = 'default';

/**
 * The vendor's key for this alert, without the line break that a secret often ends with.
 *
 * @throws VendorConfigError when the secret is missing or blank
 */
export function credentialOf({ config, route, secrets }: VendorContext): string {
  const name = route?.secretName ?? DEFAULT_SECRET;
  const value = secrets[name]?.trim() ?? '';
  if (value !== '') return value;
  throw new VendorConfigError(
    config.endpointId,
    `the secret "${name}" is missing or empty: store the vendor's key in it.`,
  );
}
