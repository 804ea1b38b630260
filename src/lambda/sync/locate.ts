import { METRICS } from '../../contract/metrics';
import { isAlertKey } from '../vendors/common/webhook-fields';
import type { Batch } from './batch';
import type { LinkTask } from './intake';
import { sideBySide } from '../common/side-by-side';
import type { SyncPorts } from './sync-ports';
import type { QueueRecord, Task } from './task';

/**
 * How often a message about an unknown alert is handed out before it is taken for somebody else's: the event that
 * links an incident to its alert, or the forwarder's own write, may still be on its way.
 */
const MAX_RECEIVES_UNKNOWN = 3;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown error');

/** Learns incident ids first: a note of the same batch may need them. */
export async function learnLinks(links: readonly LinkTask[], batch: Batch, ports: SyncPorts): Promise<void> {
  await sideBySide(links, async ({ record, update, endpoint }) => {
    try {
      const learned = await ports.finder.link(update, endpoint);
      if (!learned) ports.count(update.endpointId, METRICS.updatesIgnored);
    } catch (error) {
      batch.retry(record, update.endpointId, reasonOf(error));
    }
  });
}

/** Tasks by alert key. An incident of several alerts counts for each of them. */
export async function locate(
  tasks: readonly Task[],
  batch: Batch,
  ports: SyncPorts,
): Promise<ReadonlyMap<string, readonly Task[]>> {
  const byKey = new Map<string, Task[]>();
  await sideBySide(tasks, async (task) => {
    try {
      const keys = await ports.finder.find(task.update, task.endpoint);
      if (keys.length === 0) unknownAlert(task, batch, ports);
      for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), task]);
    } catch (error) {
      batch.retry(task.record, task.update.endpointId, reasonOf(error));
    }
  });
  return byKey;
}

const mayBecomeKnown = ({ receiveCount }: QueueRecord, alertKey: string | undefined): boolean =>
  receiveCount < MAX_RECEIVES_UNKNOWN && (alertKey === undefined || isAlertKey(alertKey));

/** Vendors send events of all alerts of a service or team: those of other sources are none of ours. */
export function unknownAlert({ record, update }: Task, batch: Batch, ports: SyncPorts): void {
  const { endpointId, alertKey, vendorId, action } = update;
  if (mayBecomeKnown(record, alertKey)) return batch.retry(record, endpointId, 'alert not known yet');
  ports.count(endpointId, METRICS.alertsUnknown);
  ports.logger.warn('Event of an alert that is not in the ledger', {
    endpointId,
    vendorId,
    action,
  });
}
