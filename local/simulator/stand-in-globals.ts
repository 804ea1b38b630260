import { nextTurn } from './turns';
import type { Timeline } from './timeline';

/** What of Node.js the functions use besides their ports: replaced, so that a run depends on its plan alone. */
export class StandInGlobals {
  private readonly real = {
    setImmediate: globalThis.setImmediate,
    random: Math.random,
    timeout: AbortSignal.timeout.bind(AbortSignal),
    stackTraceLimit: Error.stackTraceLimit,
  };
  private timeline?: Timeline;
  private state = 1;

  public install(): void {
    globalThis.setImmediate = nextTurn as unknown as typeof setImmediate;
    Math.random = () => this.random();
    // Refused conditions are errors, and there are thousands of them: their stacks would take most of the time.
    Error.stackTraceLimit = 0;
    AbortSignal.timeout = (millis) => this.signal(millis);
  }

  public uninstall(): void {
    globalThis.setImmediate = this.real.setImmediate;
    Math.random = this.real.random;
    AbortSignal.timeout = this.real.timeout;
    Error.stackTraceLimit = this.real.stackTraceLimit;
  }

  /** A new run: the same numbers again, another timeline. */
  public begin(timeline: Timeline): void {
    this.timeline = timeline;
    this.state = 1;
  }

  /** Numerical Recipes' linear congruential generator: jitter needs no better one. */
  private random(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.state / 2 ** 32;
  }

  private signal(millis: number): AbortSignal {
    const controller = new AbortController();
    this.timeline?.after(millis, () => controller.abort('time is up'), true);
    return controller.signal;
  }
}
