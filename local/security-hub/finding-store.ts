/** Findings by key, in the order in which they came. */
export class FindingStore<T> {
  private readonly byKey = new Map<string, T>();

  public get(key: string): T | undefined {
    return this.byKey.get(key);
  }

  public put(key: string, finding: T): void {
    this.byKey.set(key, finding);
  }

  public delete(key: string): boolean {
    return this.byKey.delete(key);
  }

  public clear(): void {
    this.byKey.clear();
  }

  public all(): readonly T[] {
    return [...this.byKey.values()];
  }
}
