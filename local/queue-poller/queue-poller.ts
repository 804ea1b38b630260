import type { Message, QueueAttributeName, SQSClient } from '@aws-sdk/client-sqs';
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

/** How long one call of `finish` waits for a message: the longer, the fewer calls while all are hidden. */
const WAIT_SECONDS = 1;

export interface PolledBatch {
  readonly messageIds: readonly string[];
  readonly failedIds: readonly string[];
  /** Set when the function itself failed. */
  readonly error?: Error;
}

/** An event source mapping: takes batches off a queue, runs the function, deletes what is done. */
export class QueuePoller {
  private arn?: string;

  public constructor(private readonly options: QueuePollerOptions) {}

  /** One batch, or undefined when the queue shows nothing for so long. */
  public async pollOnce(waitSeconds = 0): Promise<PolledBatch | undefined> {
    const messages = await this.gather(waitSeconds);
    if (messages.length === 0) return undefined;
    const messageIds = messages.map(({ MessageId = '' }) => MessageId);
    const event = sqsEvent(messages, await this.queueArn());
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

  /**
   * Batches until the queue holds nothing, hidden messages included: those that failed are waited for.
   * @throws Error when there are still some after so long.
   */
  public async finish(timeoutMillis = 60_000): Promise<void> {
    const deadline = Date.now() + timeoutMillis;
    while (await this.holdsMessages()) {
      if (Date.now() > deadline) {
        throw new Error(`${this.options.queueUrl} still holds messages after ${timeoutMillis} ms`);
      }
      await this.pollOnce(WAIT_SECONDS);
    }
  }

  private async gather(waitSeconds: number): Promise<readonly Message[]> {
    const { batchSize = 10 } = this.options;
    const gathered: Message[] = [];
    while (gathered.length < batchSize) {
      const count = Math.min(10, batchSize - gathered.length);
      const messages = await this.receive(count, gathered.length === 0 ? waitSeconds : 0);
      if (messages.length === 0) break;
      gathered.push(...messages);
    }
    return gathered;
  }

  private async receive(count: number, waitSeconds: number): Promise<readonly Message[]> {
    const { Messages = [] } = await this.options.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: this.options.queueUrl,
        MaxNumberOfMessages: count,
        WaitTimeSeconds: waitSeconds,
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

  private async queueArn(): Promise<string> {
    return (this.arn ??= (await this.attributes('QueueArn'))['QueueArn'] ?? '');
  }

  private async holdsMessages(): Promise<boolean> {
    const counts = await this.attributes(
      'ApproximateNumberOfMessages',
      'ApproximateNumberOfMessagesNotVisible',
      'ApproximateNumberOfMessagesDelayed',
    );
    return Object.values(counts).some((count) => count !== '0');
  }

  private async attributes(...AttributeNames: QueueAttributeName[]): Promise<Record<string, string>> {
    const { sqs, queueUrl: QueueUrl } = this.options;
    const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
    return Attributes;
  }
}
