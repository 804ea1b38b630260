import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Addresses {
  readonly aws: string;
  readonly vendor: string;
}

export interface Recorded {
  /** `vendor`, or the operation of AWS. */
  readonly kind: string;
  readonly path: string;
  readonly body: string;
}

export interface Seen {
  readonly awsCalls: number;
  readonly vendorCalls: number;
  readonly recorded?: readonly Recorded[];
}

/** AWS and the vendor in a process of their own. */
export class StandIns {
  public static async start(latencyMillis: number): Promise<StandIns> {
    const child = fork(join(__dirname, 'stand-ins.ts'), [String(latencyMillis)], {
      execArgv: ['-r', 'ts-node/register/transpile-only'],
    });
    const [addresses] = (await once(child, 'message')) as [Addresses];
    return new StandIns(child, addresses);
  }

  private constructor(
    private readonly child: ChildProcess,
    public readonly addresses: Addresses,
  ) {}

  public async ask(question: 'record' | 'recorded' | 'count'): Promise<Seen> {
    const answer = once(this.child, 'message') as Promise<[Seen]>;
    this.child.send(question);
    return (await answer)[0];
  }

  public stop(): void {
    this.child.kill();
  }
}
