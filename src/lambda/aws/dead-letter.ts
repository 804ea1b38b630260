import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { Sqs } from './client/sqs';

/** Why a record can never be delivered. */
export interface DeadLetterReason {
  /** Short and fixed, for filters: `unreadable`, `rejected`, … */
  readonly reason: string;
  readonly endpointId: string;
  /** The vendor's HTTP status, where there is one. */
  readonly status?: number;
}

export type SendDeadLetter = (body: string, reason: DeadLetterReason) => Promise<void>;

/** An empty body is refused by SQS; the attributes still tell what happened. */
const EMPTY_BODY = '(empty)';

/** Puts a record, unchanged, on the dead-letter queue; what is known about it goes into message attributes. */
export function createDeadLetters(sqs: Sqs, queueUrl: string): SendDeadLetter {
  return async (body, { reason, endpointId, status }) => {
    const attributes: Record<string, MessageAttributeValue> = {
      reason: { DataType: 'String', StringValue: reason },
      endpoint: { DataType: 'String', StringValue: endpointId },
    };
    if (status !== undefined) attributes['status'] = { DataType: 'Number', StringValue: String(status) };
    await sqs.sendMessage({
      QueueUrl: queueUrl,
      MessageBody: body || EMPTY_BODY,
      MessageAttributes: attributes,
    });
  };
}
