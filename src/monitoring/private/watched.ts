/** What the monitoring knows of, for the dashboard. */
export class Watched {
  public readonly deadLetterQueues: string[] = [];
  public readonly workQueues: string[] = [];
  public readonly functions: string[] = [];
  public readonly rules: { readonly ruleName: string; readonly busName?: string }[] = [];
  public readonly topics: string[] = [];
  public readonly apiIds: string[] = [];
  /** Endpoints whose API is called. */
  public readonly forwarded: string[] = [];
  /** Endpoints that call the webhook. */
  public readonly answering: string[] = [];
  private readonly seen = new Set<unknown>();

  /** Whether it is the first time that this is asked for. */
  public isNew(thing: unknown): boolean {
    if (this.seen.has(thing)) return false;
    this.seen.add(thing);
    return true;
  }
}
