import type { Sqs } from './client/sqs';

/** What addresses a record on its queue. */
export interface QueueRecord {
  readonly receiptHandle: string;
  readonly eventSourceARN: string;
}

/** Hides a record that failed for so many milliseconds before it is delivered again. */
export type SetVisibility = (record: QueueRecord, delayMillis: number) => Promise<void>;

/** Longest time that SQS hides a message. */
const MOST_SECONDS = 43_200;

/**
 * The URL of the queue that a record came from. An ARN has no host name, which differs by partition and can be set by
 * environment; a queue beside it has the right one.
 */
function queueUrlOf(arn: string, neighbourUrl: string): string {
  const [, , service, , accountId, name] = arn.split(':');
  if (service !== 'sqs' || !accountId || !name) throw new TypeError(`Not the ARN of an SQS queue: ${arn}`);
  return `${new URL(neighbourUrl).origin}/${accountId}/${name}`;
}

/** @param neighbourUrl URL of any queue in the same Region, e.g. the dead-letter queue's */
export function createVisibility(sqs: Sqs, neighbourUrl: string): SetVisibility {
  return async ({ receiptHandle, eventSourceARN }, delayMillis) => {
    await sqs.changeMessageVisibility({
      QueueUrl: queueUrlOf(eventSourceARN, neighbourUrl),
      ReceiptHandle: receiptHandle,
      VisibilityTimeout: Math.min(Math.max(Math.ceil(delayMillis / 1000), 0), MOST_SECONDS),
    });
  };
}
