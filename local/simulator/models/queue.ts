import type { Appointment, Timeline } from '../timeline';

export interface Message {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  receiveCount: number;
}

/** A message that was handed out. */
export interface Received {
  readonly message: Message;
  /** Valid until the message is handed out again. */
  readonly receipt: string;
}

/** What lies in a dead-letter queue, and why: an attribute, or SQS's own count. */
export interface Dead {
  readonly body: string;
  readonly reason: string;
  readonly time: number;
}

export interface QueueOptions {
  readonly visibilityMillis: number;
  readonly maxReceiveCount: number;
}

interface Hidden {
  readonly message: Message;
  readonly receipt: string;
  reappears: Appointment;
}

/** A standard queue of SQS with its dead-letter queue: no order, each message at least once. */
export class Queue {
  public readonly dead: Dead[] = [];
  private readonly visible: Message[] = [];
  private readonly hidden = new Map<string, Hidden>();
  private count = 0;
  public onVisible: () => void = () => undefined;

  public constructor(
    public readonly name: string,
    private readonly timeline: Timeline,
    private readonly options: QueueOptions,
  ) {}

  public send(body: string): void {
    const id = `${this.name}-${++this.count}`;
    this.show({ id, body, sentAt: this.timeline.now, receiveCount: 0 });
  }

  /** Hides what it hands out. A message that was handed out too often goes to the dead letters instead. */
  public receive(most: number): readonly Received[] {
    const received: Received[] = [];
    while (received.length < most) {
      const message = this.visible.shift();
      if (message === undefined) break;
      message.receiveCount++;
      if (message.receiveCount > this.options.maxReceiveCount) {
        this.bury(message.body, `received more than ${this.options.maxReceiveCount} times`);
      } else received.push(this.hide(message));
    }
    return received;
  }

  public delete(receipt: string): void {
    this.hidden.get(receipt)?.reappears.cancel();
    this.hidden.delete(receipt);
  }

  /** @throws Error when the message was handed out again or is gone */
  public changeVisibility(receipt: string, millis: number): void {
    const hidden = this.hidden.get(receipt);
    if (hidden === undefined) throw named('ReceiptHandleIsInvalid');
    hidden.reappears.cancel();
    hidden.reappears = this.reappearance(receipt, hidden.message, millis);
  }

  public bury(body: string, reason: string): void {
    this.dead.push({ body, reason, time: this.timeline.now });
  }

  /** What an operator does when the cause is mended. */
  public redrive(): void {
    for (const { body } of this.dead.splice(0)) this.send(body);
  }

  private show(message: Message): void {
    this.visible.push(message);
    this.onVisible();
  }

  private hide(message: Message): Received {
    const receipt = `${message.id}/${message.receiveCount}`;
    const reappears = this.reappearance(receipt, message, this.options.visibilityMillis);
    this.hidden.set(receipt, { message, receipt, reappears });
    return { message, receipt };
  }

  private reappearance(receipt: string, message: Message, millis: number): Appointment {
    return this.timeline.after(millis, () => {
      this.hidden.delete(receipt);
      this.show(message);
    });
  }
}

/** An error as the AWS SDK throws it. */
export const named = (name: string): Error => Object.assign(new Error(name), { name });
