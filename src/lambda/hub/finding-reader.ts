import type { FindingIdentity } from '../state/finding-identity';
import type { FindingView } from '../state/merge-finding';
import type { Pacer } from './pacer';

/** Whose Security Hub is asked. */
export interface ReadTarget {
  readonly region: string;
  /** Account whose role is assumed; the function's own role when absent. */
  readonly roleAccountId?: string;
}

/** One read of findings of one format, in the order of the identities; undefined where there is no such finding. */
export type ReadFindings = (
  target: ReadTarget,
  identities: readonly FindingIdentity[],
) => Promise<readonly (FindingView | undefined)[]>;

export type ReadOutcome =
  | { readonly kind: 'found'; readonly view: FindingView; readonly readAt: number }
  /** Security Hub has no such finding there. */
  | { readonly kind: 'absent' }
  /** `denied` does not pass; anything else may be tried again. */
  | { readonly kind: 'failed'; readonly denied: boolean; readonly reason: string };

/** Values of one filter: the limit of `GetFindings`. */
export const MOST_FINDINGS_PER_READ = 20;

const DENIED = /^(AccessDenied|InvalidAccess|Unauthorized)/;

interface Waiting {
  readonly target: ReadTarget;
  readonly identity: FindingIdentity;
  readonly resolve: (outcome: ReadOutcome) => void;
}

export interface FindingReaderPorts {
  readonly readFindings: ReadFindings;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** @default - calls are not kept apart */
  readonly pacer?: Pacer;
}

/** Reads what is asked for at the same moment in as few calls as possible. Never throws. */
export class FindingReader {
  private waiting: Waiting[] = [];

  public constructor(private readonly ports: FindingReaderPorts) {}

  public read(target: ReadTarget, identity: FindingIdentity): Promise<ReadOutcome> {
    return new Promise((resolve) => {
      if (this.waiting.length === 0) setImmediate(() => void this.flush());
      this.waiting.push({ target, identity, resolve });
    });
  }

  private async flush(): Promise<void> {
    const groups = new Map<string, Waiting[]>();
    for (const each of this.waiting.splice(0)) {
      const key = JSON.stringify([each.target.roleAccountId, each.target.region, each.identity.format]);
      groups.set(key, [...(groups.get(key) ?? []), each]);
    }
    for (const group of groups.values()) {
      for (let start = 0; start < group.length; start += MOST_FINDINGS_PER_READ) {
        await this.call(group.slice(start, start + MOST_FINDINGS_PER_READ));
      }
    }
  }

  private async call(group: readonly Waiting[]): Promise<void> {
    const [first] = group;
    if (first === undefined) return;
    await this.ports.pacer?.turn();
    const readAt = this.ports.now();
    try {
      const identities = group.map(({ identity }) => identity);
      const views = await this.ports.readFindings(first.target, identities);
      group.forEach(({ resolve }, index) => {
        const view = views[index];
        resolve(view === undefined ? { kind: 'absent' } : { kind: 'found', view, readAt });
      });
    } catch (error) {
      const reason = error instanceof Error ? error.name : 'unknown error';
      for (const { resolve } of group) resolve({ kind: 'failed', denied: DENIED.test(reason), reason });
    }
  }
}
