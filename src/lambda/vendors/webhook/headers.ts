import type { VendorContext } from '../vendor';
import { VendorConfigError } from '../common/vendor-config-error';
import type { WebhookOptions } from './options';

/** Secrets whose name begins so are sent as the header that the rest of the name tells. */
export const HEADER_SECRET_PREFIX = 'header:';

/** Ours, or the connection's. */
const RESERVED =
  /^(content-(type|length)|host|connection|transfer-encoding|expect|webhook-(id|timestamp|signature))$/;
/** A token of RFC 9110 §5.6.2. */
const NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/;
/** Visible ASCII, Latin-1, space and tab: what Node sends as it is. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]+$/;

/**
 * Headers that the user adds, names in lower case, those from secrets last.
 *
 * @throws VendorConfigError when a header cannot be sent; names the header, never its value
 */
export function extraHeaders(
  { config, secrets }: VendorContext,
  { headers }: WebhookOptions,
): Record<string, string> {
  const fromSecrets = Object.entries(secrets)
    .filter(([name]) => name.startsWith(HEADER_SECRET_PREFIX))
    .map(([name, value]) => [name.slice(HEADER_SECRET_PREFIX.length), value] as const);
  const all = [...Object.entries(headers), ...fromSecrets];
  return Object.fromEntries(
    all.map(([name, value]) => [
      checkedName(config.endpointId, name),
      checkedValue(config.endpointId, name, value),
    ]),
  );
}

function checkedName(endpointId: string, name: string): string {
  const lower = name.toLowerCase();
  if (!NAME.test(name)) throw new VendorConfigError(endpointId, `${JSON.stringify(name)} is no header name.`);
  if (!RESERVED.test(lower)) return lower;
  throw new VendorConfigError(endpointId, `the header "${lower}" is set by the forwarder: take it out.`);
}

function checkedValue(endpointId: string, name: string, value: string): string {
  const trimmed = value.trim();
  if (VALUE.test(trimmed)) return trimmed;
  throw new VendorConfigError(
    endpointId,
    `the value of the header "${name}" is empty or has characters that no header may have.`,
  );
}
