import { createHash, randomUUID } from 'node:crypto';
import type { Message, MessageAttributeValue } from '@aws-sdk/client-sqs';
import type { Clock } from '../clock';

export interface MessageQueueSettings {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly visibilityTimeoutSeconds: number;
  /** Receipts after which a message moves to the dead-letter queue. @default never */
  readonly maxReceiveCount?: number;
  /** @default none */
  readonly deadLetterQueue?: MessageQueue;
}

export type MessageAttributes = Readonly<Record<string, MessageAttributeValue>>;

interface Stored {
  readonly id: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly sentAt: number;
  receiveCount: number;
  firstReceivedAt?: number;
  visibleAt: number;
  receiptHandle?: string;
}

/** What happens in a queue, for whoever watches it. */
export interface QueueEvent {
  readonly does: 'sent' | 'received' | 'deadLettered';
  readonly queue: MessageQueue;
  readonly body: string;
  readonly messageId: string;
  readonly receiveCount: number;
  readonly attributes: MessageAttributes;
}

/** A standard queue in memory: visibility timeouts, receive counts, redrive. Delivers twice when asked to. */
export class MessageQueue {
  /** Each message that is sent is there twice, as SQS may do at any time. */
  public deliversTwice = false;
  private messages: Stored[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly watchers = new Set<(event: QueueEvent) => void>();

  public constructor(
    public readonly settings: MessageQueueSettings,
    private readonly clock: Clock,
  ) {}

  public watch(watcher: (event: QueueEvent) => void): void {
    this.watchers.add(watcher);
  }

  public get depth(): { readonly visible: number; readonly hidden: number } {
    const now = this.now();
    const hidden = this.messages.filter(({ visibleAt }) => visibleAt > now).length;
    return { visible: this.messages.length - hidden, hidden };
  }

  /** Bodies and attributes of all messages, hidden ones included. */
  public get contents(): readonly { readonly body: string; readonly attributes: MessageAttributes }[] {
    return this.messages;
  }

  /** Milliseconds, by the clock, since the oldest message was sent. */
  public get oldestAgeMillis(): number {
    return this.messages.reduce((age, { sentAt }) => Math.max(age, this.now() - sentAt), 0);
  }

  public send(body: string, attributes: MessageAttributes = {}): string {
    const id = randomUUID();
    for (let copy = 0; copy < (this.deliversTwice ? 2 : 1); copy++) {
      const sentAt = this.now();
      this.messages.push({ id, body, attributes, sentAt, receiveCount: 0, visibleAt: sentAt });
    }
    this.tell('sent', { id, body, attributes, receiveCount: 0 });
    this.wake();
    return id;
  }

  /** Up to `most` visible messages, hidden from now on. @param hiddenSeconds the queue's visibility timeout when left out */
  public receive(most: number, hiddenSeconds = this.settings.visibilityTimeoutSeconds): Message[] {
    const now = this.now();
    const due = this.messages.filter(({ visibleAt }) => visibleAt <= now);
    const taken: Message[] = [];
    for (const message of due) {
      if (taken.length === most) break;
      if (!this.moveIfExhausted(message)) taken.push(this.hand(message, now + hiddenSeconds * 1000));
    }
    return taken;
  }

  public delete(receiptHandle: string | undefined): void {
    this.messages = this.messages.filter((message) => message.receiptHandle !== receiptHandle);
  }

  public changeVisibility(receiptHandle: string | undefined, seconds: number): void {
    const message = this.messages.find((candidate) => candidate.receiptHandle === receiptHandle);
    if (message) message.visibleAt = this.now() + seconds * 1000;
    this.wake();
  }

  /** Moves every message to another queue, as a redrive does; the answer is their number. */
  public moveTo(target: MessageQueue): number {
    const moved = this.messages.splice(0);
    for (const { body, attributes } of moved) target.send(body, attributes);
    return moved.length;
  }

  /** Resolves when a message may be visible. */
  public async arrival(): Promise<void> {
    const now = this.now();
    const next = this.messages.reduce((soonest, { visibleAt }) => Math.min(soonest, visibleAt), Infinity);
    if (next <= now) return;
    await new Promise<void>((resolve) => {
      const timer =
        next < Infinity ? setTimeout(() => done(), this.clock.machineMillis(next - now) + 1) : undefined;
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      this.waiting.add(done);
    });
  }

  /** Ends every wait for a message. */
  public wake(): void {
    for (const done of [...this.waiting]) done();
  }

  private moveIfExhausted(message: Stored): boolean {
    const { maxReceiveCount = Infinity, deadLetterQueue } = this.settings;
    if (message.receiveCount < maxReceiveCount || deadLetterQueue === undefined) return false;
    this.messages = this.messages.filter((other) => other !== message);
    deadLetterQueue.send(message.body, message.attributes);
    this.tell('deadLettered', message);
    return true;
  }

  private hand(message: Stored, visibleAt: number): Message {
    message.receiveCount += 1;
    message.firstReceivedAt ??= this.now();
    message.visibleAt = visibleAt;
    message.receiptHandle = randomUUID();
    this.tell('received', message);
    return {
      MessageId: message.id,
      ReceiptHandle: message.receiptHandle,
      Body: message.body,
      MD5OfBody: md5(message.body),
      Attributes: {
        ApproximateReceiveCount: String(message.receiveCount),
        SentTimestamp: String(message.sentAt),
        SenderId: 'local',
        ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
      },
      MessageAttributes: { ...message.attributes },
    };
  }

  private tell(
    does: QueueEvent['does'],
    message: Pick<Stored, 'id' | 'body' | 'attributes' | 'receiveCount'>,
  ): void {
    const { id: messageId, body, attributes, receiveCount } = message;
    for (const watcher of this.watchers) {
      watcher({ does, queue: this, body, messageId, receiveCount, attributes });
    }
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
