interface Call {
  readonly at: number;
  readonly key: string;
}

/** As configured: a caller that got no answer gives up by then, and cannot know whether it was heard. */
const VENDOR_TIMEOUT_MILLIS = 3_000;

/** What vendors were told, so that a repetition is noticed. */
export class CallRecord {
  private readonly byText = new Map<string, Call>();
  private readonly repeatedKeys = new Map<string, string[]>();

  /** The next call with the same words about an alert is no repetition: somebody asked for it, or it opens anew. */
  public forget(key: string): void {
    for (const [text, call] of this.byText) if (call.key === key) this.byText.delete(text);
  }

  public accepted(endpointId: string, key: string, text: string): void {
    const id = `${endpointId} ${key} ${text}`;
    const earlier = this.byText.get(id);
    const at = Date.now();
    this.byText.set(id, { at, key });
    if (earlier === undefined || at - earlier.at >= VENDOR_TIMEOUT_MILLIS) return;
    this.repeatedKeys.set(endpointId, [...this.repeats(endpointId), key]);
  }

  /** Keys of alerts about which the endpoint was told the same twice without need. */
  public repeats(endpointId: string): readonly string[] {
    return this.repeatedKeys.get(endpointId) ?? [];
  }
}
