/** A list that can be awaited: whoever waits for the nth item gets on as soon as it is there. */
export class Recorder<T> {
  public readonly items: T[] = [];
  private readonly waiting: { count: number; resolve: () => void }[] = [];

  public add(item: T): void {
    this.items.push(item);
    for (const waiter of this.waiting) if (this.items.length >= waiter.count) waiter.resolve();
  }

  /**
   * The first `count` items, once they are there.
   * @throws Error after `timeoutMillis`, with the number that came.
   */
  public async first(count: number, timeoutMillis = 10_000): Promise<readonly T[]> {
    if (this.items.length < count) await this.wait(count, timeoutMillis);
    return this.items.slice(0, count);
  }

  private wait(count: number, timeoutMillis: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = () =>
        reject(new Error(`Waited ${timeoutMillis} ms for ${count} items, got ${this.items.length}`));
      const timer = setTimeout(fail, timeoutMillis);
      const done = () => {
        clearTimeout(timer);
        resolve();
      };
      this.waiting.push({ count, resolve: done });
    });
  }
}
