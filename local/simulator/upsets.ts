/** Where something can go otherwise than usual. Those with a colon are one for each endpoint. */
export type Place =
  | 'ledger'
  | 'hub.write'
  | 'hub.read'
  | 'secret'
  | 'enqueue'
  | 'dead-letter'
  | `visibility`
  | `vendor:${string}`
  | `event:${string}`
  | `webhook:${string}`
  | `queue:${string}`;

export type UpsetKind =
  /** It arrives later. */
  | 'late'
  /** It happens in time, and its answer comes later. */
  | 'late answer'
  /** The caller dies, and nothing has happened. */
  | 'dies before'
  /** It happens, and the caller dies before it hears of it. */
  | 'dies after'
  /** It does not happen: the caller gets an error. */
  | 'fails'
  /** It happens, and the caller gets an error all the same. */
  | 'fails after'
  /** A message is delivered twice. */
  | 'twice'
  /** A read shows the state of some minutes ago. */
  | 'lags';

/** One thing that goes otherwise: the so-manieth time that something happens at a place. */
export interface Upset {
  readonly place: Place;
  /** From 0. */
  readonly nth: number;
  readonly kind: UpsetKind;
  /** How much later, as an index into the place's own table; which error. */
  readonly size: number;
}

/** Milliseconds: around an effect, around a vendor's timeout, around a claim, around what is late, around an hour. */
export const DELAYS = [30, 700, 3_000, 11_000, 45_000, 400_000, 2_400_000] as const;
/** A function's own call is given up long before a message is. */
const LONGEST_CALL = 4;

export const delayOf = ({ size }: Upset, isCall: boolean): number =>
  DELAYS[Math.min(size, isCall ? LONGEST_CALL : DELAYS.length - 1)] ?? 0;

/** Tells for each happening whether it goes otherwise. */
export class Upsets {
  private readonly byTurn = new Map<string, Upset>();
  private readonly counts = new Map<Place, number>();
  /** Those that took place. */
  public readonly taken: Upset[] = [];

  public constructor(upsets: readonly Upset[]) {
    for (const upset of upsets) this.byTurn.set(`${upset.place}#${upset.nth}`, upset);
  }

  /** From now on everything goes as usual. */
  public stop(): void {
    this.byTurn.clear();
  }

  public next(place: Place): Upset | undefined {
    const nth = this.counts.get(place) ?? 0;
    this.counts.set(place, nth + 1);
    const upset = this.byTurn.get(`${place}#${nth}`);
    if (upset) this.taken.push(upset);
    return upset;
  }
}
