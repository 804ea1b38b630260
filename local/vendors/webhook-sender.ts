import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../clock';
import type { OutgoingWebhook } from './alert';

export interface WebhookDelivery {
  readonly webhook: OutgoingWebhook;
  readonly attempt: number;
  /** The receiver's status, or what kept it from answering. */
  readonly answer: number | string;
}

export interface WebhookSenderOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly onDelivery: (delivery: WebhookDelivery) => void;
}

const TIMEOUT_MILLIS = 5_000;
const ATTEMPTS = 6;
const FIRST_PAUSE_MILLIS = 5_000;

/** Posts webhooks one after the other, as vendors do; tries again after 429, 5xx and silence. */
export class WebhookSender {
  private waiting: OutgoingWebhook[] = [];
  private isSending = false;

  public constructor(private readonly options: WebhookSenderOptions) {}

  /** Webhooks that are not delivered yet. */
  public get pending(): number {
    return this.waiting.length;
  }

  public send(webhooks: readonly OutgoingWebhook[]): void {
    this.waiting.push(...webhooks);
    if (!this.isSending) void this.work();
  }

  public stop(): void {
    this.waiting = [];
  }

  private async work(): Promise<void> {
    this.isSending = true;
    for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
      await this.deliver(next);
      this.waiting = this.waiting.filter((other) => other !== next);
    }
    this.isSending = false;
  }

  private async deliver(webhook: OutgoingWebhook): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const answer = await this.post(webhook);
      this.options.onDelivery({ webhook, attempt, answer });
      if (typeof answer === 'number' && answer < 500 && answer !== 429) return;
      await delay(this.options.clock.machineMillis(FIRST_PAUSE_MILLIS * attempt));
      if (!this.waiting.includes(webhook)) return;
    }
  }

  private async post({ body, headers }: OutgoingWebhook): Promise<number | string> {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MILLIS);
      const answer = await fetch(this.options.url, { method: 'POST', headers, body, signal });
      await answer.arrayBuffer();
      return answer.status;
    } catch (error) {
      return (error as Error).message;
    }
  }
}
