import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { unzipTo } from './unzip';

export interface LocalFunctionOptions {
  readonly functionName: string;
  readonly zip: Uint8Array;
  /** `FILE.EXPORT`, as deployed. */
  readonly handler: string;
  /** The deployed environment, plus what the runtime or the test adds: Region, credentials, endpoints. */
  readonly environment: Readonly<Record<string, string>>;
  /** @default 30 */
  readonly timeoutSeconds?: number;
  /** ARN that the handler sees in its context. @default none */
  readonly functionArn?: string;
  /** Gets every line that the function writes, as it comes. */
  readonly onLine?: (line: string) => void;
}

const CLOCK = join(__dirname, 'function-clock.js');

interface Reply {
  readonly id: string;
  readonly result?: unknown;
  readonly error?: { readonly name?: string; readonly message?: string; readonly stack?: string };
}

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** A function as deployed: the unzipped bundle in a process of its own, with nothing but its own environment. */
export class LocalFunction {
  private readonly pending = new Map<string, Pending>();
  private readonly output: string[] = [];

  public static async start(options: LocalFunctionOptions): Promise<LocalFunction> {
    const folder = await mkdtemp(join(tmpdir(), 'local-function-'));
    await unzipTo(folder, options.zip);
    const child = fork(join(__dirname, 'function-process.js'), {
      cwd: folder,
      silent: true,
      execArgv: 'LOCAL_CLOCK' in options.environment ? ['--require', CLOCK] : [],
      env: {
        PATH: process.env['PATH'] ?? '',
        ...(options.functionArn !== undefined && { LOCAL_FUNCTION_ARN: options.functionArn }),
        ...options.environment,
        _HANDLER: options.handler,
        LAMBDA_TASK_ROOT: folder,
        AWS_LAMBDA_FUNCTION_NAME: options.functionName,
      },
    });
    return new LocalFunction(child, folder, options);
  }

  private readonly timeoutSeconds: number;

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    { timeoutSeconds = 30, onLine }: LocalFunctionOptions,
  ) {
    this.timeoutSeconds = timeoutSeconds;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => this.output.push(chunk.toString()));
      if (stream && onLine) createInterface({ input: stream }).on('line', onLine);
    }
    child.on('message', (reply: Reply) => this.settle(reply));
    child.on('exit', (code) => this.failAll(`exited with ${code}: ${this.logs}`));
  }

  /** The process has ended: no call can succeed any more. */
  public get isGone(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Everything that the function wrote: its logs. */
  public get logs(): string {
    return this.output.join('');
  }

  /**
   * Runs the handler once.
   * @throws Error the handler's own, or that of a timeout, after which the process is gone as in Lambda.
   */
  public invoke(event: unknown): Promise<unknown> {
    const id = randomUUID();
    const millis = this.timeoutSeconds * 1000;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.child.kill('SIGKILL'), millis);
      this.pending.set(id, { resolve, reject, timer });
      this.child.send({ id, event, millis }, (error) => error && reject(error));
    });
  }

  /** Ends the process in the middle of whatever it does, as a crash would. */
  public kill(): void {
    this.child.kill('SIGKILL');
  }

  public async stop(): Promise<void> {
    if (!this.isGone) {
      const gone = new Promise((resolve) => this.child.once('exit', resolve));
      this.child.kill();
      await gone;
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  private settle({ id, result, error }: Reply): void {
    const call = this.pending.get(id);
    if (!call) return;
    this.pending.delete(id);
    clearTimeout(call.timer);
    if (error) call.reject(Object.assign(new Error(error.message), error));
    else call.resolve(result);
  }

  private failAll(reason: string): void {
    for (const [id] of this.pending) this.settle({ id, error: { name: 'FunctionGone', message: reason } });
  }
}
