/** Ledger and vendor calls that are under way at once. */
const WORKERS = 25;

/** Does the work for each item, a bounded number at once. */
export async function sideBySide<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(WORKERS, queue.length) }, worker));
}
