import type { VendorName } from '../../contract/forwarder-config';
import type { SeverityLabel } from '../../contract/severity';
import type { SyncEndpoint } from '../../contract/sync-config';

type Table = Readonly<Record<string, SeverityLabel>>;

const P1_TO_P5: Table = { P1: 'CRITICAL', P2: 'HIGH', P3: 'MEDIUM', P4: 'LOW', P5: 'INFORMATIONAL' };
const LABELS: Table = {
  CRITICAL: 'CRITICAL',
  HIGH: 'HIGH',
  MEDIUM: 'MEDIUM',
  LOW: 'LOW',
  INFORMATIONAL: 'INFORMATIONAL',
};

/** PagerDuty's priorities are named by each account, P1 to P5 by convention. ilert has no event for a changed one. */
const DEFAULTS: Readonly<Record<VendorName, Table>> = {
  pagerduty: P1_TO_P5,
  jsm: P1_TO_P5,
  ilert: {},
  webhook: { ...P1_TO_P5, ...LABELS },
};

/** The severity that a vendor's priority stands for, names compared without case; undefined when nothing says so. */
export function severityOfPriority(
  priority: string | undefined,
  { vendor, priorities = {} }: Pick<SyncEndpoint, 'vendor' | 'priorities'>,
): SeverityLabel | undefined {
  const wanted = priority?.trim().toUpperCase();
  const find = (table: Table): SeverityLabel | undefined =>
    Object.entries(table).find(([name]) => name.trim().toUpperCase() === wanted)?.[1];
  return find(priorities) ?? find(DEFAULTS[vendor]);
}
