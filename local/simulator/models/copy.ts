import type { Timeline } from '../timeline';
import type { Trace } from '../trace';
import { delayOf, type Place, type Upset, type Upsets } from '../upsets';

export interface Surroundings {
  readonly timeline: Timeline;
  readonly upsets: Upsets;
  readonly trace: Trace;
}

export type Outcome<T> = { readonly value: T } | { readonly error: Error };

/** One batch that a copy works on. */
export interface Invocation {
  readonly since: number;
  /** Nothing out of the ordinary happened in it: what it was answered it knows. */
  isSmooth: boolean;
}

/** What a copy of a function does to the world outside. */
export interface Effect<T> {
  readonly place: Place;
  readonly words: () => string;
  act(upset: Upset | undefined): T;
  /** What a failure at this place looks like: an error, or an answer that tells of it. */
  fail(upset: Upset): Outcome<T>;
  /** Gives up when it is aborted. */
  readonly signal?: AbortSignal;
  /** Gives up and fails after so long. */
  readonly timeout?: { readonly millis: number; readonly error: () => Error };
}

const TRAVEL_MILLIS = 4;
const NEVER = new Promise<never>(() => undefined);

/** One running copy of a function. Once it is dead it does nothing any more, and hears of nothing. */
export class Copy {
  public isAlive = true;
  public invocation: Invocation = { since: 0, isSmooth: true };

  public constructor(
    public readonly name: string,
    private readonly world: Surroundings,
    private readonly onDeath: () => void = () => undefined,
  ) {}

  public get now(): number {
    return this.world.timeline.now;
  }

  public die(why: string): void {
    if (!this.isAlive) return;
    this.isAlive = false;
    this.invocation.isSmooth = false;
    this.world.trace.say(() => `${this.name} dies ${why}`);
    this.onDeath();
  }

  /** Each effect takes time there and back. What is on its way when the copy dies still happens. */
  public do<T>(effect: Effect<T>): Promise<T> {
    if (!this.isAlive) return NEVER;
    const { timeline, upsets } = this.world;
    const upset = upsets.next(effect.place);
    if (upset && upset.kind !== 'late') this.invocation.isSmooth = false;
    if (upset?.kind === 'dies before') {
      this.die(`before: ${effect.words()}`);
      return NEVER;
    }
    return new Promise((resolve, reject) => {
      let isSettled = false;
      const settle = (how: () => void): void => {
        if (this.isAlive && !isSettled) how();
        isSettled = true;
      };
      const { timeout, signal } = effect;
      const giveUp = (): void => {
        this.invocation.isSmooth = false;
        settle(() => reject(timeout?.error() ?? new Error('given up')));
      };
      const deadline = timeout && timeline.after(timeout.millis, giveUp);
      signal?.addEventListener('abort', giveUp, { once: true });
      const there = TRAVEL_MILLIS + (upset?.kind === 'late' ? delayOf(upset, true) : 0);
      timeline.after(there, () => {
        const outcome = this.happen(effect, upset);
        const back = TRAVEL_MILLIS + (upset?.kind === 'late answer' ? delayOf(upset, true) : 0);
        timeline.after(back, () => {
          deadline?.cancel();
          signal?.removeEventListener('abort', giveUp);
          settle(() => ('error' in outcome ? reject(outcome.error) : resolve(outcome.value)));
        });
      });
    });
  }

  private happen<T>(effect: Effect<T>, upset: Upset | undefined): Outcome<T> {
    const { trace } = this.world;
    const outcome = upset?.kind === 'fails' ? effect.fail(upset) : attempt(() => effect.act(upset));
    trace.say(
      () => `${this.name}: ${effect.words()} → ${resultOf(outcome)}${upset ? ` (${upset.kind})` : ''}`,
    );
    if (upset?.kind === 'dies after') this.die('after it');
    return upset?.kind === 'fails after' ? effect.fail(upset) : outcome;
  }
}

function attempt<T>(act: () => T): Outcome<T> {
  try {
    return { value: act() };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

function resultOf(outcome: Outcome<unknown>): string {
  if ('error' in outcome) return outcome.error.name;
  const { status } = (outcome.value ?? {}) as { readonly status?: number };
  return status === undefined ? 'ok' : String(status);
}
