import { LocalFunction, type LocalFunctionOptions } from './local-function';

/** A function that runs in several copies: each works on one call at a time, and one that is gone is replaced. */
export class FunctionPool {
  private readonly copies: LocalFunction[] = [];
  private readonly busy = new Set<LocalFunction>();

  public constructor(private readonly options: LocalFunctionOptions) {}

  public get name(): string {
    return this.options.functionName;
  }

  /** Some copy works on a call. */
  public get isBusy(): boolean {
    return this.busy.size > 0;
  }

  /** Starts a copy ahead of the first call, which then need not wait for it. */
  public async warm(): Promise<void> {
    this.copies.push(await LocalFunction.start(this.options));
  }

  /** @throws Error the handler's own, or that of a process that ended meanwhile */
  public async invoke(event: unknown): Promise<unknown> {
    const copy = await this.take();
    try {
      return await copy.invoke(event);
    } finally {
      this.busy.delete(copy);
    }
  }

  /** Ends one copy in the middle of its work, or an idle one where none works. */
  public killOne(): void {
    const alive = this.copies.filter((copy) => !copy.isGone);
    (alive.find((copy) => this.busy.has(copy)) ?? alive[0])?.kill();
  }

  public async stop(): Promise<void> {
    await Promise.all(this.copies.splice(0).map((copy) => copy.stop()));
  }

  private async take(): Promise<LocalFunction> {
    const idle = this.copies.find((copy) => !copy.isGone && !this.busy.has(copy));
    if (idle) {
      this.busy.add(idle);
      return idle;
    }
    const fresh = await LocalFunction.start(this.options);
    this.busy.add(fresh);
    this.copies.push(fresh);
    return fresh;
  }
}
