import { SendError, UnusableRequestError } from './send-error';

/** What becomes of a record after one call. */
export type Outcome =
  /** The vendor has it. */
  | 'done'
  /** Back to the queue; see `retryDelayMillis`. */
  | 'retry'
  /** Read the secret again and repeat the call now, once. */
  | 'refresh-secret'
  /** It will never be accepted: to the dead-letter queue at once. */
  | 'dead-letter';

export interface AnswerSituation {
  /** The secret was already read again for this record. */
  readonly secretRefreshed?: boolean;
  /** Client-error statuses that mean done for this request: `VendorRequest.accepts`. */
  readonly accepts?: readonly number[];
}

/** Client errors that pass by themselves: Request Timeout, Too Early, Too Many Requests. */
const PASSING = new Set([408, 425, 429]);
const UNAUTHORIZED = new Set([401, 403]);

/** The outcome of an answer, by its status alone. */
export function classifyAnswer({ status }: { status: number }, situation: AnswerSituation = {}): Outcome {
  if ((status >= 200 && status < 300) || situation.accepts?.includes(status)) return 'done';
  if (status >= 500 || PASSING.has(status)) return 'retry';
  if (UNAUTHORIZED.has(status)) return situation.secretRefreshed ? 'retry' : 'refresh-secret';
  return 'dead-letter';
}

/** The outcome of a call that failed without an answer. What is unknown is tried again, so that nothing is lost. */
export function classifyError(error: unknown): Outcome {
  if (error instanceof UnusableRequestError) return 'dead-letter';
  if (error instanceof SendError) return 'retry';
  return (error as { permanent?: unknown } | null)?.permanent === true ? 'dead-letter' : 'retry';
}
