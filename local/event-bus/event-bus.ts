import type { EventPattern } from '../../src/cli/explain/event-pattern';
import { matchesEvent } from '../../src/cli/explain/event-pattern';

export interface BusRule<Event extends object> {
  readonly name: string;
  readonly pattern: EventPattern;
  readonly target: (event: Event) => void | Promise<void>;
}

/** A bus in memory: each event goes to the target of every rule whose pattern it fits. */
export class EventBus<Event extends object> {
  private readonly rules: BusRule<Event>[] = [];

  public addRule(rule: BusRule<Event>): void {
    this.rules.push(rule);
  }

  /** Delivers the event; the answer names the rules that took it. */
  public async put(event: Event): Promise<readonly string[]> {
    const taken = this.rules.filter(({ pattern }) => matchesEvent(pattern, event));
    await Promise.all(taken.map(async ({ target }) => target(event)));
    return taken.map(({ name }) => name);
  }
}
