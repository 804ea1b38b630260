/** Vendors' clocks and ours differ by less. */
const CLOCK_MARGIN_MILLIS = 5_000;
/** Older answers are of no use to a new event, and would only take up memory. */
const KEPT_MILLIS = 60_000;

interface LookedUp {
  readonly askedAt: number;
  readonly keys: Promise<readonly string[]>;
}

/**
 * What vendors answered lately. An answer serves every event from before it was asked for, since alerts that join an
 * incident later do so with a later event; simultaneous questions share one call. Failures are not kept.
 */
export class RecentLookUps {
  private readonly kept = new Map<string, LookedUp>();

  /** @param now epoch milliseconds */
  public constructor(private readonly now: () => number) {}

  /** @param occurredAt time of the event, epoch milliseconds */
  public async get(
    id: string,
    occurredAt: number,
    ask: () => Promise<readonly string[]>,
  ): Promise<readonly string[]> {
    const known = this.kept.get(id);
    if (known && known.askedAt - occurredAt >= CLOCK_MARGIN_MILLIS && this.isKept(known)) return known.keys;
    this.forget();
    const asked = { askedAt: this.now(), keys: ask() };
    this.kept.set(id, asked);
    asked.keys.catch(() => this.kept.get(id) === asked && this.kept.delete(id));
    return asked.keys;
  }

  private isKept({ askedAt }: LookedUp): boolean {
    return this.now() - askedAt < KEPT_MILLIS;
  }

  private forget(): void {
    for (const [id, lookedUp] of this.kept) if (!this.isKept(lookedUp)) this.kept.delete(id);
  }
}
