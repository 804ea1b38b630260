import type { SyncEndpoint } from '../../contract/sync-config';
import { orderOf, type PersonEvent } from '../state/person-event';

/** One message of the queue. */
export interface QueueRecord {
  readonly messageId: string;
  readonly body: string;
  /** How often the queue has handed it out, this time included. */
  readonly receiveCount: number;
}

/** A message that asks for a change. */
export interface Task {
  readonly record: QueueRecord;
  readonly event: PersonEvent;
  readonly endpoint: SyncEndpoint;
}

/** In the order of the vendors' own event times; at the same moment a close comes last. */
export const inOrder = (tasks: readonly Task[]): readonly Task[] =>
  [...tasks].sort((left, right) => {
    const [a, b] = [orderOf(left.event), orderOf(right.event)];
    return a < b ? -1 : Number(a > b);
  });
