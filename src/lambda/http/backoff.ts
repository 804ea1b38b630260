const FIRST_MILLIS = 5_000;
const MAX_BACKOFF_MILLIS = 15 * 60_000;
/** SQS hides a message for at most 12 hours from its receipt; an hour is kept for the function's own time. */
const MAX_DELAY_MILLIS = 11 * 3_600_000;

export interface RetrySituation {
  /** How often the record was received, from 1: SQS's `ApproximateReceiveCount`. */
  readonly attempt: number;
  readonly retryAfterMillis?: number;
  /** @default Math.random */
  readonly random?: () => number;
}

/**
 * Milliseconds until a record is tried again: at least 5 s, doubled with each attempt up to 15 minutes, of which the
 * second half is random so that a vendor that comes back is not met by everything at once. A longer `Retry-After` is
 * obeyed (at most 11 h), and only lengthened by jitter; a shorter one does not spend the receipts of the record.
 */
export function retryDelayMillis({
  attempt,
  retryAfterMillis,
  random = Math.random,
}: RetrySituation): number {
  const doublings = Math.min(Math.max(attempt, 1) - 1, 30);
  const ceiling = Math.min(2 * FIRST_MILLIS * 2 ** doublings, MAX_BACKOFF_MILLIS);
  const backoff = ceiling / 2 + (random() * ceiling) / 2;
  const asked = retryAfterMillis === undefined ? 0 : retryAfterMillis + random() * FIRST_MILLIS;
  return Math.round(Math.min(Math.max(backoff, asked), MAX_DELAY_MILLIS));
}
