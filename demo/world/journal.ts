/** What a step of an alert's way is, which is also the lane it belongs to. */
export type StepKind =
  'person' | 'event' | 'rule' | 'queue' | 'call' | 'ledger' | 'webhook' | 'update' | 'dead-letter' | 'log';

export interface Step {
  readonly id: number;
  /** By the demo's clock, ISO 8601. */
  readonly at: string;
  readonly kind: StepKind;
  readonly title: string;
  /** Alert keys that it is about. */
  readonly keys: readonly string[];
  readonly endpointId?: string;
  /** The exact event, request, webhook or call. */
  readonly detail: unknown;
}

/** More than a storm makes; older steps are forgotten. */
const MOST_STEPS = 60_000;

/** Everything that happened, in order, found by alert. */
export class Journal {
  /** Machine time of the last step. */
  public changedAt = Date.now();
  private readonly steps = new Map<number, Step>();
  private readonly byKey = new Map<string, number[]>();
  private readonly watchers = new Set<() => void>();
  private nextId = 1;

  public constructor(private readonly now: () => Date) {}

  public watch(watcher: () => void): void {
    this.watchers.add(watcher);
  }

  public add(step: Omit<Step, 'id' | 'at'>): void {
    const id = this.nextId++;
    this.steps.set(id, { ...step, id, at: this.now().toISOString() });
    for (const key of new Set(step.keys)) {
      const ids = this.byKey.get(key);
      if (ids) ids.push(id);
      else this.byKey.set(key, [id]);
    }
    if (this.steps.size > MOST_STEPS) this.steps.delete(id - MOST_STEPS);
    this.touch();
  }

  /** Something changed that is no step. */
  public touch(): void {
    this.changedAt = Date.now();
    for (const watcher of this.watchers) watcher();
  }

  public step(id: number): Step | undefined {
    return this.steps.get(id);
  }

  public of(key: string): readonly Step[] {
    return (this.byKey.get(key) ?? []).flatMap((id) => this.steps.get(id) ?? []);
  }

  public count(key: string): number {
    return this.byKey.get(key)?.length ?? 0;
  }
}
