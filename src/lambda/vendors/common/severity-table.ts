import type { SeverityLabel } from '../../../contract/severity';
import type { Alert } from '../../alert/alert';
import type { VendorContext } from '../vendor';
import { VendorConfigError } from './vendor-config-error';

/** Severity label → the vendor's own word. */
export type SeverityTable<Word extends string> = Readonly<Record<SeverityLabel, Word>>;

/**
 * The vendor's word for the alert's severity: the user's table first, then the vendor's default.
 *
 * @throws VendorConfigError when the user's word is none of the vendor's
 */
export function severityWord<Word extends string>(
  alert: Alert,
  { config }: VendorContext,
  table: SeverityTable<Word>,
): Word {
  const own = config.severities?.[alert.severity];
  if (own === undefined) return table[alert.severity];
  const words = [...new Set(Object.values(table))];
  const word = words.find((candidate) => candidate === own);
  if (word !== undefined) return word;
  throw new VendorConfigError(
    config.endpointId,
    `\`severities.${alert.severity}\` must be one of ${words.join(', ')}, got: ${JSON.stringify(own)}`,
  );
}
