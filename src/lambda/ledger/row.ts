import { isOpen, type AlertRecord } from '../state/alert-record';
import { FINDING_ROW, isClosed, type FindingRecord } from '../state/finding-record';

/** What addresses a row: partition key and sort key. */
export interface RowKey {
  readonly alertKey: string;
  readonly endpointId: string;
}

/** One row of the table. `version` grows with every write, and each write is conditional on the one that was read. */
export type Row = FindingRecord | AlertRecord;

export const findingKey = (alertKey: string): RowKey => ({ alertKey, endpointId: FINDING_ROW });

const isFinding = (row: Row): row is FindingRecord => row.endpointId === FINDING_ROW;

/** What happens to a row with time. */
export interface RowLife {
  /** DynamoDB time to live, epoch seconds; absent while somebody may still need the row. */
  readonly expiresAt?: number;
  /** Keys of the sparse index of open alerts: the endpoint's id, and since when, in epoch milliseconds. */
  readonly openEndpoint?: string;
  readonly openSince?: number;
}

const SECONDS_PER_DAY = 86_400;

/** Nobody will be told anything more of the alert, unless its finding is new again. */
const isSettled = (row: AlertRecord): boolean =>
  isOpen(row) ? row.closedAt !== undefined : row.call === undefined;

/** Nothing expires while it is open, or while its end is not known. */
export function lifeOf(row: Row, now: number, retentionDays: number): RowLife {
  const expiresAt = Math.floor(now / 1000) + retentionDays * SECONDS_PER_DAY;
  if (isFinding(row)) return isClosed(row) && row.asked === undefined ? { expiresAt } : {};
  if (isSettled(row)) return { expiresAt };
  return { openEndpoint: row.endpointId, openSince: row.openedAt ?? row.call?.startedAt ?? now };
}
