import type { SQSBatchResponse } from 'aws-lambda';

/**
 * Ids of the messages that stay in the queue, by the rules of `ReportBatchItemFailures`: an empty answer means that
 * all are done; an id that is empty or not of this batch, or an answer of another shape, means that none is.
 */
export function failedIds(result: unknown, sent: readonly string[]): readonly string[] {
  if (result === null || result === undefined) return [];
  const failures = (result as Partial<SQSBatchResponse>).batchItemFailures;
  if (failures === null || failures === undefined) return [];
  if (!Array.isArray(failures)) return sent;
  const ids = failures.map((failure) => failure?.itemIdentifier);
  return ids.every((id) => sent.includes(id)) ? ids : sent;
}
