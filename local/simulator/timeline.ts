import { drained } from './turns';

/** Something that will happen. */
export interface Appointment {
  cancel(): void;
}

interface Entry {
  readonly time: number;
  readonly order: number;
  readonly happen: () => void;
  readonly weak: boolean;
}

/** A run that never comes to rest: messages or calls that lead to each other for ever. */
export class RestlessError extends Error {
  public override readonly name = 'RestlessError';
}

/** The only clock of a simulation. Time passes from one appointment to the next, and not in between. */
export class Timeline {
  private readonly agenda: Entry[] = [];
  private order = 0;
  private strong = 0;

  /** @param now epoch milliseconds at the beginning */
  public constructor(public now: number) {}

  /** @param weak it need not happen before the simulation is at rest, e.g. a deadline that is met in time */
  public after(millis: number, happen: () => void, weak = false): Appointment {
    const entry: Entry = { time: this.now + millis, order: this.order++, happen, weak };
    this.agenda.splice(this.placeOf(entry.time), 0, entry);
    if (!weak) this.strong++;
    return { cancel: () => this.remove(entry) };
  }

  /**
   * Lets things happen until nothing is left that must.
   * @throws RestlessError after so many of them
   */
  public async rest(mostSteps: number): Promise<number> {
    let steps = 0;
    await drained();
    for (; this.strong > 0; steps++) {
      if (steps === mostSteps) throw new RestlessError(`No rest after ${mostSteps} steps.`);
      const next = this.agenda.shift();
      if (next === undefined) break;
      if (!next.weak) this.strong--;
      this.now = Math.max(this.now, next.time);
      next.happen();
      await drained();
    }
    return steps;
  }

  /** Behind everything of the same time. */
  private placeOf(time: number): number {
    let [low, high] = [0, this.agenda.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.agenda[middle]?.time ?? 0) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private remove(entry: Entry): void {
    const index = this.agenda.indexOf(entry);
    if (index < 0) return;
    this.agenda.splice(index, 1);
    if (!entry.weak) this.strong--;
  }
}
