import { METRICS } from '../../contract/metrics';
import { LedgerConflict } from '../ledger/ledger-conflict';
import type { LedgerItem } from '../ledger/ledger-item';
import type { Batch } from './batch';
import { unknownAlert } from './locate';
import { planUpdates, type KnownMember } from './plan';
import type { SyncPorts } from './sync-ports';
import { byEventTime, type AppliedPlan, type Task } from './task';

/** Times that an item is read anew because the forwarder, or another batch, wrote it meanwhile. */
const MAX_CONFLICTS = 8;

/**
 * Puts what the tasks of one alert ask for into the ledger: endpoint after endpoint, so that a note of the second goes
 * on top of the first one's. Answers what is left for Security Hub.
 */
export async function applyPlans(
  alertKey: string,
  tasks: readonly Task[],
  batch: Batch,
  ports: SyncPorts,
): Promise<readonly AppliedPlan[]> {
  const sorted = byEventTime(tasks);
  const endpointIds = [...new Set(sorted.map(({ update }) => update.endpointId))];
  const applied: AppliedPlan[] = [];
  for (const endpointId of endpointIds) {
    const own = sorted.filter(({ update }) => update.endpointId === endpointId);
    try {
      const plan = await applyToItem(alertKey, own, batch, ports);
      if (plan) applied.push(plan);
    } catch (error) {
      const reason = error instanceof Error ? error.name : 'unknown error';
      for (const { record } of own) batch.retry(record, endpointId, reason);
    }
  }
  return applied;
}

async function applyToItem(
  alertKey: string,
  tasks: readonly Task[],
  batch: Batch,
  ports: SyncPorts,
): Promise<AppliedPlan | undefined> {
  const [first] = tasks;
  if (first === undefined) return undefined;
  let item = await ports.ledger.get(alertKey, first.update.endpointId);
  const siblings = await siblingsOf(alertKey, first.update.endpointId, ports);
  for (let conflicts = 0; ; conflicts++) {
    if (item === undefined) {
      for (const task of tasks) unknownAlert(task, batch, ports);
      return undefined;
    }
    try {
      return await planAndPut(item, siblings, tasks, ports);
    } catch (error) {
      if (!(error instanceof LedgerConflict) || conflicts === MAX_CONFLICTS) throw error;
      item = error.current;
    }
  }
}

async function planAndPut(
  item: LedgerItem,
  siblings: readonly LedgerItem[],
  tasks: readonly Task[],
  ports: SyncPorts,
): Promise<AppliedPlan | undefined> {
  const [first] = tasks;
  if (first === undefined) return undefined;
  const { endpoint } = first;
  const updates = tasks.map(({ update }) => update);
  const known = knownBetter(item, siblings);
  const { draft, changes, staleCount } = planUpdates({ item, known, endpoint, updates, now: ports.now() });
  const written = draft && (await ports.ledger.put(draft));
  if (staleCount > 0) ports.count(item.endpointId, METRICS.updatesStale, staleCount);
  if (written === undefined) return undefined;
  if (Object.keys(changes).length > 0) return { tasks, item: written, changes };
  ports.count(item.endpointId, METRICS.updatesUnchanged);
  return undefined;
}

/** The same alert at other vendors: their items may have heard of the finding later than this one. */
async function siblingsOf(
  alertKey: string,
  endpointId: string,
  { config, ledger }: SyncPorts,
): Promise<readonly LedgerItem[]> {
  const others = Object.keys(config.endpoints).filter((id) => id !== endpointId);
  const items = await Promise.all(others.map((id) => ledger.get(alertKey, id)));
  return items.filter((item) => item !== undefined);
}

function knownBetter(
  item: LedgerItem,
  siblings: readonly LedgerItem[],
): Readonly<Record<string, KnownMember>> {
  const newer = siblings
    .filter(({ updatedAt }) => updatedAt > item.updatedAt)
    .sort((left, right) => (left.updatedAt < right.updatedAt ? -1 : 1));
  return Object.assign({}, ...newer.map(({ members }) => members)) as Readonly<Record<string, KnownMember>>;
}
