import type { ForwardPart, Judgement } from '../vendors/vendor';
import { SendError, UnusableRequestError } from './send-error';
import type { VendorAnswer, VendorRequest } from './vendor-call';

/** Client errors that pass by themselves: Request Timeout, Too Early, Too Many Requests. */
const PASSING = new Set([408, 425, 429]);
const UNAUTHORIZED = new Set([401, 403]);

/** What an answer means: by the vendor's own judgement, else by its status. */
export const judgementOf = (
  answer: VendorAnswer,
  request: VendorRequest,
  { judge }: Pick<ForwardPart, 'judge'>,
): Judgement => judge?.(answer, request) ?? judgementOfStatus(answer, request);

function judgementOfStatus(
  { status }: VendorAnswer,
  { accepts = [] }: Pick<VendorRequest, 'accepts'>,
): Judgement {
  if ((status >= 200 && status < 300) || accepts.includes(status)) return 'done';
  if (status >= 500 || PASSING.has(status)) return 'retry';
  return UNAUTHORIZED.has(status) ? 'refresh-secret' : 'rejected';
}

/** Whether a call that failed without an answer is worth another try. What is unknown is, so that nothing is lost. */
export function isPassing(error: unknown): boolean {
  if (error instanceof UnusableRequestError) return false;
  return error instanceof SendError || (error as { permanent?: unknown } | null)?.permanent !== true;
}
