import { isGoneCode, isPassingCode } from '../../contract/aws-error-codes';
import type { MemberRoleConfig } from '../../contract/sync-config';
import type { UpdateFindings } from '../aws/update-findings';
import type { FindingWrite } from './finding-change';
import { groupWrites, type WriteBatch } from './group-writes';
import type { Pacer } from './pacer';

/** What became of one finding's change. */
export type WriteOutcome =
  | { readonly kind: 'done' }
  /** Another try may succeed. */
  | { readonly kind: 'retry'; readonly reason: string }
  /** Security Hub has no such finding any more. */
  | { readonly kind: 'gone' }
  /** It will never be taken. */
  | { readonly kind: 'refused'; readonly code: string };

export interface ChangeSenderPorts {
  readonly updateFindings: UpdateFindings;
  readonly pacer: Pacer;
  readonly memberRole?: MemberRoleConfig;
}

/** What holds for one invocation of the function. */
export interface Invocation {
  /** Account of the function: its findings need no role. */
  readonly accountId: string;
  /** False once there is no time left for another call. */
  mayCall(): boolean;
}

function outcomeOf(code: string): WriteOutcome {
  if (isGoneCode(code)) return { kind: 'gone' };
  return isPassingCode(code) ? { kind: 'retry', reason: code } : { kind: 'refused', code };
}

const INVALID = new Set(['InvalidInputException', 'ValidationException']);
const THROTTLED = new Set(['LimitExceededException', 'ThrottlingException', 'TooManyRequestsException']);

/** Sends changes in as few calls as there are different ones, and tells what became of each. */
export class ChangeSender {
  public constructor(private readonly ports: ChangeSenderPorts) {}

  public async send(
    writes: readonly FindingWrite[],
    invocation: Invocation,
  ): Promise<ReadonlyMap<FindingWrite, WriteOutcome>> {
    const outcomes = new Map<FindingWrite, WriteOutcome>();
    const throttled = new Set<string>();
    const queue = [
      ...groupWrites(writes, (accountId) => roleAccountOf(accountId, this.ports.memberRole, invocation)),
    ];
    for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
      const target = `${batch.roleAccountId ?? ''}/${batch.region}`;
      if (throttled.has(target) || !invocation.mayCall()) {
        setAll(outcomes, batch, {
          kind: 'retry',
          reason: throttled.has(target) ? 'throttled' : 'out of time',
        });
        continue;
      }
      const failure = await this.call(batch, outcomes);
      if (failure !== undefined && THROTTLED.has(failure)) throttled.add(target);
      // One finding that the API cannot even read must not hold up the others of its call.
      if (failure !== undefined && INVALID.has(failure)) queue.unshift(...halves(batch));
    }
    return outcomes;
  }

  /** Answers the name of the failure when the call failed as a whole. */
  private async call(
    batch: WriteBatch,
    outcomes: Map<FindingWrite, WriteOutcome>,
  ): Promise<string | undefined> {
    const [first] = batch.writes;
    if (first === undefined) return undefined;
    await this.ports.pacer.turn();
    const identities = batch.writes.map(({ identity }) => identity);
    try {
      const leftOut = await this.ports.updateFindings(batch, identities, first.change);
      const codes = new Map(leftOut.map(({ identity, code }) => [identity, code]));
      for (const write of batch.writes) {
        const code = codes.get(write.identity);
        outcomes.set(write, code === undefined ? { kind: 'done' } : outcomeOf(code));
      }
      return undefined;
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown error';
      const isRefused = INVALID.has(name) && batch.writes.length === 1;
      setAll(outcomes, batch, isRefused ? { kind: 'refused', code: name } : { kind: 'retry', reason: name });
      return name;
    }
  }
}

/** Account whose role is to be assumed for a finding; none where the function's own role does. */
export function roleAccountOf(
  accountId: string,
  memberRole: MemberRoleConfig | undefined,
  invocation: Invocation,
): string | undefined {
  if (memberRole === undefined || accountId === invocation.accountId) return undefined;
  return (memberRole.accountIds ?? [accountId]).includes(accountId) ? accountId : undefined;
}

function halves(batch: WriteBatch): readonly WriteBatch[] {
  const middle = Math.ceil(batch.writes.length / 2);
  if (middle === batch.writes.length) return [];
  return [batch.writes.slice(0, middle), batch.writes.slice(middle)].map((writes) => ({ ...batch, writes }));
}

function setAll(
  outcomes: Map<FindingWrite, WriteOutcome>,
  { writes }: WriteBatch,
  outcome: WriteOutcome,
): void {
  for (const write of writes) outcomes.set(write, outcome);
}
