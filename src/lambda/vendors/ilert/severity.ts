import type { ForwarderConfig } from '../../../contract/forwarder-config';
import type { SeverityLabel } from '../../../contract/severity';
import { VendorConfigError } from '../common/vendor-config-error';

/**
 * ilert's severity, 1 to 5, from `options.severity`: label → number. Left out by default: ilert does not say which end
 * of the scale is worse, and a wrong severity would overwrite the alert source's own.
 *
 * @throws VendorConfigError when the option is not a table of whole numbers from 1 to 5
 */
export function ilertSeverity(
  label: SeverityLabel,
  { endpointId, options }: ForwarderConfig,
): number | undefined {
  const table: unknown = options?.severity;
  if (table === undefined) return undefined;
  if (isRecord(table)) {
    const severity = table[label];
    if (severity === undefined) return undefined;
    if (typeof severity === 'number' && [1, 2, 3, 4, 5].includes(severity)) return severity;
  }
  throw new VendorConfigError(
    endpointId,
    `\`options.severity\` must map severity labels to whole numbers from 1 to 5, e.g. { "CRITICAL": 1 }, got: ${JSON.stringify(table)}`,
  );
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
