export interface Lanes<T> {
  /**
   * Items that are worked on at once.
   *
   * @default 25
   */
  readonly concurrency?: number;
  /**
   * Items of the same lane are worked on one after the other, in their order.
   *
   * @default - each item has a lane of its own
   */
  readonly laneOf?: (item: T) => unknown;
}

/** Ledger and vendor calls that are under way at once, unless the caller says otherwise. */
const USUAL_CONCURRENCY = 25;

/** Does the work for each item, a bounded number at once. The work must not reject, or the rest is left. */
export async function sideBySide<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
  { concurrency = USUAL_CONCURRENCY, laneOf = (item) => item }: Lanes<T> = {},
): Promise<void> {
  const lanes = [...lanesOf(items, laneOf)];
  const worker = async (): Promise<void> => {
    for (let lane = lanes.shift(); lane !== undefined; lane = lanes.shift()) {
      for (const item of lane) await work(item);
    }
  };
  const workers = Math.min(Math.max(concurrency, 1), lanes.length);
  await Promise.all(Array.from({ length: workers }, worker));
}

function lanesOf<T>(items: Iterable<T>, laneOf: (item: T) => unknown): Iterable<readonly T[]> {
  const lanes = new Map<unknown, T[]>();
  for (const item of items) {
    const lane = lanes.get(laneOf(item));
    if (lane) lane.push(item);
    else lanes.set(laneOf(item), [item]);
  }
  return lanes.values();
}
