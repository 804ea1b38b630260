import type { Message } from '@aws-sdk/client-sqs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../clock';
import { failedIds } from '../queue-poller/batch-result';
import { sqsEvent } from '../queue-poller/sqs-event';
import type { MessageQueue } from './message-queue';

export interface EventSourceOptions {
  readonly queue: MessageQueue;
  readonly clock: Clock;
  readonly invoke: (event: unknown) => Promise<unknown>;
  readonly batchSize: number;
  readonly batchingWindowSeconds: number;
  /** Batches that are worked on side by side. */
  readonly concurrency: number;
  /** Told of every call that failed as a whole: its messages come back when their visibility ends. */
  readonly onFailure?: (error: Error) => void;
}

/** A function's event source mapping over a queue in memory: waits for messages instead of asking for them. */
export class EventSource {
  private isRunning = true;
  private readonly workers: readonly Promise<void>[];

  public constructor(private readonly options: EventSourceOptions) {
    this.workers = Array.from({ length: options.concurrency }, () => this.work());
  }

  /** Ends once the batches that are under way have ended. */
  public async stop(): Promise<void> {
    this.isRunning = false;
    this.options.queue.wake();
    await Promise.all(this.workers);
  }

  private async work(): Promise<void> {
    while (this.isRunning) {
      await this.options.queue.arrival();
      if (!this.isRunning) return;
      const messages = await this.gather();
      if (messages.length > 0) await this.run(messages);
    }
  }

  /** A batching window lets a batch fill; without one, whatever is there is taken at once. */
  private async gather(): Promise<readonly Message[]> {
    const { queue, batchSize, batchingWindowSeconds, clock } = this.options;
    const first = queue.receive(batchSize);
    if (first.length === 0 || first.length === batchSize || batchingWindowSeconds === 0) return first;
    await delay(clock.machineMillis(batchingWindowSeconds * 1000));
    return [...first, ...queue.receive(batchSize - first.length)];
  }

  private async run(messages: readonly Message[]): Promise<void> {
    const { queue, invoke, onFailure } = this.options;
    try {
      const ids = messages.map(({ MessageId = '' }) => MessageId);
      const failed = failedIds(await invoke(sqsEvent(messages, queue.settings.arn)), ids);
      for (const { MessageId = '', ReceiptHandle } of messages) {
        if (!failed.includes(MessageId)) queue.delete(ReceiptHandle);
      }
    } catch (error) {
      onFailure?.(error as Error);
    }
  }
}
