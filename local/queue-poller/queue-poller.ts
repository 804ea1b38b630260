import type { Message, SQSClient } from '@aws-sdk/client-sqs';
import { DeleteMessageCommand, GetQueueAttributesCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { failedIds } from './batch-result';
import { sqsEvent } from './sqs-event';

export interface QueuePollerOptions {
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  /** The function; what it answers decides which messages stay. */
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** 1 to 10,000; one call of SQS gives at most 10, so that a larger batch takes several. @default 10 */
  readonly batchSize?: number;
  /** Shorter than the queue's own, for tests that wait for a message to come back. @default the queue's own */
  readonly visibilityTimeoutSeconds?: number;
}

export interface PolledBatch {
  readonly messageIds: readonly string[];
  readonly failedIds: readonly string[];
  /** Set when the function itself failed. */
  readonly error?: Error;
}

/** An event source mapping: takes batches off a queue, runs the function, deletes what is done. */
export class QueuePoller {
  private queueArn?: string;

  public constructor(private readonly options: QueuePollerOptions) {}

  /** One batch, or undefined when the queue shows nothing. */
  public async pollOnce(): Promise<PolledBatch | undefined> {
    const messages = await this.gather();
    if (messages.length === 0) return undefined;
    const messageIds = messages.map(({ MessageId = '' }) => MessageId);
    const event = sqsEvent(messages, await this.arn());
    try {
      const failed = failedIds(await this.options.invoke(event), messageIds);
      await this.delete(messages.filter(({ MessageId = '' }) => !failed.includes(MessageId)));
      return { messageIds, failedIds: failed };
    } catch (error) {
      return { messageIds, failedIds: messageIds, error: error as Error };
    }
  }

  /** Batches until the queue shows nothing more; messages that failed are hidden and stay. */
  public async drain(): Promise<readonly PolledBatch[]> {
    const batches: PolledBatch[] = [];
    for (let batch = await this.pollOnce(); batch; batch = await this.pollOnce()) batches.push(batch);
    return batches;
  }

  private async gather(): Promise<readonly Message[]> {
    const { batchSize = 10 } = this.options;
    const gathered: Message[] = [];
    while (gathered.length < batchSize) {
      const messages = await this.receive(Math.min(10, batchSize - gathered.length));
      if (messages.length === 0) break;
      gathered.push(...messages);
    }
    return gathered;
  }

  private async receive(count: number): Promise<readonly Message[]> {
    const { Messages = [] } = await this.options.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: this.options.queueUrl,
        MaxNumberOfMessages: count,
        VisibilityTimeout: this.options.visibilityTimeoutSeconds,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    return Messages;
  }

  private async delete(messages: readonly Message[]): Promise<void> {
    const { sqs, queueUrl: QueueUrl } = this.options;
    await Promise.all(
      messages.map(({ ReceiptHandle }) => sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))),
    );
  }

  private async arn(): Promise<string> {
    if (this.queueArn) return this.queueArn;
    const { Attributes } = await this.options.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: this.options.queueUrl, AttributeNames: ['QueueArn'] }),
    );
    return (this.queueArn = Attributes?.['QueueArn'] ?? '');
  }
}
