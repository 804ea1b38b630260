/** What happened, in words and in order. */
export class Trace {
  public readonly lines: string[] = [];

  public constructor(
    private readonly now: () => number,
    /** Words cost time: they are only made for a run that is to be shown. */
    public readonly isOn: boolean,
  ) {}

  public say(words: () => string): void {
    if (this.isOn) this.lines.push(`${clock(this.now())} ${words()}`);
  }
}

/** `12:00:03.250` */
export const clock = (time: number): string => new Date(time).toISOString().slice(11, 23);
