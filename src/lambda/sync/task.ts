import type { SyncEndpoint } from '../../contract/sync-config';
import type { LedgerItem } from '../ledger/ledger-item';
import type { FindingChange } from './finding-change';
import type { PersonUpdate } from './relevance';

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
  readonly update: PersonUpdate;
  readonly endpoint: SyncEndpoint;
}

/** Changes that stand in a ledger item and now have to reach Security Hub. */
export interface AppliedPlan {
  readonly tasks: readonly Task[];
  readonly item: LedgerItem;
  /** By member key. */
  readonly changes: Readonly<Record<string, FindingChange>>;
}

/** In the order of the vendors' own event times. */
export const byEventTime = (tasks: readonly Task[]): readonly Task[] =>
  [...tasks].sort((left, right) =>
    left.update.occurredAt < right.update.occurredAt
      ? -1
      : Number(left.update.occurredAt > right.update.occurredAt),
  );
