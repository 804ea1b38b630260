import type { Clients } from '../aws/clients';
import { sqsSdk } from '../aws/clients';
import { isMissing } from '../aws/error-text';
import { queueNameOf, workQueueUrlOf } from '../deployment/deployment';

export interface QueueStatus {
  readonly name: string;
  readonly waiting: number;
  /** In work, or hidden until the next attempt. */
  readonly inWork: number;
  readonly holdsDeadLetters: boolean;
}

/** Undefined where there is no such queue: dead-letter queues of rules and subscriptions have no work queue. */
async function depthOf(clients: Clients, QueueUrl: string, holdsDeadLetters: boolean) {
  const { GetQueueAttributesCommand } = sqsSdk();
  try {
    const { Attributes = {} } = await clients.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    );
    const status: QueueStatus = {
      name: queueNameOf(QueueUrl),
      waiting: Number(Attributes['ApproximateNumberOfMessages'] ?? 0),
      inWork: Number(Attributes['ApproximateNumberOfMessagesNotVisible'] ?? 0),
      holdsDeadLetters,
    };
    return status;
  } catch (error) {
    if (!holdsDeadLetters && isMissing(error)) return undefined;
    throw error;
  }
}

/** Every dead-letter queue, each after its work queue. */
export async function queueStatus(
  clients: Clients,
  deadLetterQueueUrls: readonly string[],
): Promise<readonly QueueStatus[]> {
  const all = await Promise.all(
    deadLetterQueueUrls.flatMap((url) => [
      depthOf(clients, workQueueUrlOf(url), false),
      depthOf(clients, url, true),
    ]),
  );
  return all.filter((status) => status !== undefined);
}
