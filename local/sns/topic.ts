import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../clock';
import type { MessageQueue } from '../sqs';

export interface TopicSubscription {
  readonly url: string;
  /** @default none: what cannot be delivered is gone */
  readonly deadLetterQueue?: MessageQueue;
}

export interface TopicOptions {
  readonly arn: string;
  readonly clock: Clock;
  readonly subscriptions: readonly TopicSubscription[];
}

const ATTEMPTS = 4;
const PAUSE_MILLIS = 5_000;

/** An SNS topic in memory that posts to HTTPS subscribers. Its signature is none: who verifies it needs AWS's key. */
export class Topic {
  private underWay = 0;

  public constructor(private readonly options: TopicOptions) {}

  /** Deliveries that are not finished. */
  public get pending(): number {
    return this.underWay;
  }

  public async publish(message: string): Promise<void> {
    this.underWay += 1;
    await Promise.all(this.options.subscriptions.map((subscription) => this.deliver(subscription, message)));
    this.underWay -= 1;
  }

  private async deliver({ url, deadLetterQueue }: TopicSubscription, Message: string): Promise<void> {
    const { arn: TopicArn, clock } = this.options;
    const Timestamp = clock.now().toISOString();
    const notification = { Type: 'Notification', MessageId: randomUUID(), TopicArn, Message, Timestamp };
    const body = JSON.stringify({ ...notification, SignatureVersion: '2', Signature: 'none' });
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (await isTaken(url, body)) return;
      await delay(clock.machineMillis(PAUSE_MILLIS * attempt));
    }
    deadLetterQueue?.send(Message);
  }
}

const isTaken = (url: string, body: string): Promise<boolean> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'text/plain; charset=UTF-8' }, body }).then(
    ({ status }) => status < 300,
    () => false,
  );
