import type { FindingUpdate, VendorAction } from '../../contract/finding-update';
import { METRICS } from '../../contract/metrics';
import type { SyncEndpoint } from '../../contract/sync-config';
import { asObject, isObject } from '../finding/json';
import { directionOf } from '../state/direction';
import type { PersonEvent } from '../state/person-event';
import type { SyncRun } from './sync-run';
import { severityOfPriority } from './priority-severity';
import type { SyncPorts } from './sync-ports';
import type { QueueRecord, Task } from './task';

const ACTIONS: Readonly<Record<FindingUpdate['action'], true>> = {
  acknowledge: true,
  unacknowledge: true,
  close: true,
  reopen: true,
  note: true,
  priority: true,
  link: true,
};
const REQUIRED = ['endpointId', 'vendor', 'eventId', 'occurredAt', 'action'] as const;

function parse(body: string): FindingUpdate | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const complete =
      isObject(value) && value['version'] === 1 && REQUIRED.every((name) => typeof value[name] === 'string');
    return complete && Object.hasOwn(ACTIONS, String(value['action']))
      ? (value as unknown as FindingUpdate)
      : undefined;
  } catch {
    return undefined;
  }
}

const isPersonUpdate = (update: FindingUpdate): update is PersonEvent => update.action !== 'link';

/** A link that is to be learned: no change of its own, but others of the batch may need it. */
export interface LinkTask {
  readonly record: QueueRecord;
  readonly update: FindingUpdate;
  readonly endpoint: SyncEndpoint;
}

export interface Intake {
  readonly tasks: readonly Task[];
  readonly links: readonly LinkTask[];
}

/** Reads the messages. What no retry can mend is buried, what is switched off is counted. */
export async function takeIn(records: readonly QueueRecord[], { fates, ports }: SyncRun): Promise<Intake> {
  const tasks: Task[] = [];
  const links: LinkTask[] = [];
  for (const record of records) {
    const update = parse(record.body);
    const endpoint = update && endpointOf(update, ports);
    if (update === undefined || endpoint === undefined) {
      await fates.bury(record, update?.endpointId ?? 'unknown', update ? 'unknown-endpoint' : 'unreadable');
    } else if (!isPersonUpdate(update)) links.push({ record, update, endpoint });
    else if (isWanted(update, endpoint)) {
      tasks.push({ record, event: eventOf(update, endpoint), endpoint });
    } else ports.count(update.endpointId, METRICS.updatesIgnored);
  }
  return { tasks, links };
}

const eventOf = (update: PersonEvent, endpoint: SyncEndpoint): PersonEvent =>
  update.action === 'priority'
    ? { ...update, severity: severityOfPriority(update.priority, endpoint) }
    : update;

function endpointOf({ endpointId }: FindingUpdate, { config }: SyncPorts): SyncEndpoint | undefined {
  return asObject(config.endpoints)[endpointId] === undefined || !Object.hasOwn(config.endpoints, endpointId)
    ? undefined
    : config.endpoints[endpointId];
}

function isWanted(
  { action, priority, note, own }: FindingUpdate & { action: VendorAction },
  endpoint: SyncEndpoint,
) {
  if (!endpoint.directions[directionOf(action)]) return false;
  if (action === 'note') return !own && typeof note === 'string' && note.trim() !== '';
  return action !== 'priority' || severityOfPriority(priority, endpoint) !== undefined;
}
