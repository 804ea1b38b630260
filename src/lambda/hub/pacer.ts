import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Milliseconds between two calls. Security Hub takes 10 a second for each account and Region, and a queue has at least
 * two workers (SQS's smallest maximum concurrency): together they stay below.
 */
export const CALL_INTERVAL_MILLIS = 220;

/** Keeps calls apart, over all invocations of one process. */
export class Pacer {
  private next = 0;

  public constructor(
    private readonly intervalMillis = CALL_INTERVAL_MILLIS,
    private readonly now: () => number = Date.now,
    private readonly wait: (millis: number) => Promise<unknown> = sleep,
  ) {}

  /** Resolves when the next call may be made. */
  public async turn(): Promise<void> {
    const now = this.now();
    const due = Math.max(now, this.next);
    this.next = due + this.intervalMillis;
    if (due > now) await this.wait(due - now);
  }
}
