import type { SeverityLabel } from '../../contract/severity';
import type { SyncEndpoint } from '../../contract/sync-config';
import { SYNC_PARTS } from '../vendors/sync-registry';

type Table = Readonly<Record<string, SeverityLabel>>;

/** The severity that a vendor's priority stands for, names compared without case; undefined when nothing says so. */
export function severityOfPriority(
  priority: string | undefined,
  { vendor, priorities = {} }: Pick<SyncEndpoint, 'vendor' | 'priorities'>,
): SeverityLabel | undefined {
  const wanted = priority?.trim().toUpperCase();
  const find = (table: Table): SeverityLabel | undefined =>
    Object.entries(table).find(([name]) => name.trim().toUpperCase() === wanted)?.[1];
  return find(priorities) ?? find(SYNC_PARTS[vendor]?.priorities ?? {});
}
