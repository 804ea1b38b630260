import { METRICS } from '../../contract/metrics';
import { isAlertKey } from '../vendors/common/webhook-fields';
import type { LinkTask } from './intake';
import { sideBySide } from '../common/side-by-side';
import { reasonOf, type SyncRun } from './sync-run';
import type { QueueRecord, Task } from './task';

/**
 * How often a message about an unknown alert is handed out before it is taken for somebody else's: the event that
 * links an incident to its alert, or the forwarder's own write, may still be on its way.
 */
const MAX_RECEIVES_UNKNOWN = 3;

/** Learns incident ids first: a note of the same batch may need them. */
export async function learnLinks(links: readonly LinkTask[], { fates, ports }: SyncRun): Promise<void> {
  await sideBySide(links, async ({ record, update, endpoint }) => {
    try {
      const learned = await ports.finder.link(update, endpoint);
      if (!learned) ports.count(update.endpointId, METRICS.updatesIgnored);
    } catch (error) {
      fates.retry(record, update.endpointId, reasonOf(error));
    }
  });
}

/** Tasks by alert key. An incident of several alerts counts for each of them. */
export async function locate(
  tasks: readonly Task[],
  run: SyncRun,
): Promise<ReadonlyMap<string, readonly Task[]>> {
  const byKey = new Map<string, Task[]>();
  await sideBySide(tasks, async (task) => {
    try {
      const keys = await run.ports.finder.find(task.event, task.endpoint);
      if (keys.length === 0) await unknownAlert(task, run);
      for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), task]);
    } catch (error) {
      run.fates.retry(task.record, task.event.endpointId, reasonOf(error));
    }
  });
  return byKey;
}

const mayBecomeKnown = ({ receiveCount }: QueueRecord, alertKey: string | undefined): boolean =>
  receiveCount < MAX_RECEIVES_UNKNOWN && (alertKey === undefined || isAlertKey(alertKey));

/**
 * Vendors send events of all alerts of a service or team: those of other sources are none of ours. One that carries a
 * key of ours and is not known all the same is kept for people to look at.
 */
export async function unknownAlert({ record, event }: Task, { fates, ports }: SyncRun): Promise<void> {
  const { endpointId, alertKey, vendorId, action } = event;
  if (mayBecomeKnown(record, alertKey)) return fates.retry(record, endpointId, 'alert not known yet');
  ports.count(endpointId, METRICS.alertsUnknown);
  ports.logger.warn('Event of an alert that is not in the ledger', { endpointId, vendorId, action });
  if (isAlertKey(alertKey)) await fates.bury(record, endpointId, 'unknown-alert');
}
