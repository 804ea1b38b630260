import { METRICS } from '../../contract/metrics';
import { roleAccountOf, type WriteOutcome } from '../hub/change-sender';
import { isEmpty, type FindingChange, type FindingWrite } from '../hub/finding-change';
import { written } from '../ledger/alert-store';
import { LedgerConflict } from '../ledger/ledger-conflict';
import { findingKey } from '../ledger/row';
import type { FindingRecord } from '../state/finding-record';
import { confirmed, hubChange, withoutAsked } from '../state/hub-change';
import { mergeFindingRead, type Doubt, type Field } from '../state/merge-finding';
import type { AskedFinding } from './ask-findings';
import { sideBySide } from '../common/side-by-side';
import { reasonOf, type SyncRun } from './sync-run';
import type { Task } from './task';

/** Writes about one finding in one invocation, when more is asked for meanwhile. */
const MOST_ROUNDS = 5;
const MOST_CONFLICTS = 10;

interface Writing extends FindingWrite {
  /** As it was read in Security Hub. */
  readonly finding: FindingRecord;
  readonly tasks: readonly Task[];
}

const DONE: WriteOutcome = { kind: 'done' };

/** Carries what is asked for to Security Hub: read, write what differs, and confirm in the ledger. */
export class FindingWriter {
  public constructor(private readonly run: SyncRun) {}

  public async write(asked: readonly AskedFinding[]): Promise<void> {
    let left = this.ours(merged(asked));
    for (let round = 0; left.length > 0; round++) {
      const writings = await this.read(left);
      const outcomes = await this.send(writings);
      const more: AskedFinding[] = [];
      await sideBySide(writings, async (writing) => {
        const again = await this.conclude(writing, outcomes.get(writing) ?? DONE, round === MOST_ROUNDS);
        if (again) more.push(again);
      });
      left = more;
    }
  }

  /** Where another worker is writing about the finding, the message comes back to see whether it was done. */
  private ours(asked: readonly AskedFinding[]): readonly AskedFinding[] {
    return asked.filter(({ finding, tasks }) => {
      if (finding.writing?.token === this.run.owner) return true;
      this.retry(tasks, 'another worker is changing the finding');
      return false;
    });
  }

  private async read(asked: readonly AskedFinding[]): Promise<readonly Writing[]> {
    const { reader, config } = this.run.ports;
    const writings = await Promise.all(
      asked.map(async ({ finding, tasks }): Promise<Writing[]> => {
        const { identity } = finding;
        const roleAccountId = roleAccountOf(identity.accountId, config.memberRole, this.run.invocation);
        const outcome = await reader.read({ region: identity.region, roleAccountId }, identity);
        if (outcome.kind === 'failed') {
          await this.giveBack(finding, tasks, `cannot read the finding: ${outcome.reason}`, outcome.denied);
          return [];
        }
        const { record, doubt } =
          outcome.kind === 'found'
            ? mergeFindingRead(finding, outcome.view, outcome.readAt)
            : { record: finding, doubt: undefined };
        const change = hubChange(record);
        if (isDoubtful(change, doubt)) {
          await this.giveBack(record, tasks, 'the finding changed too recently to be sure of what it holds');
          return [];
        }
        return [{ identity, change, finding: record, tasks }];
      }),
    );
    return writings.flat();
  }

  private send(writings: readonly Writing[]): Promise<ReadonlyMap<FindingWrite, WriteOutcome>> {
    const wanted = writings.filter(({ change }) => !isEmpty(change));
    return this.run.ports.sender.send(wanted, this.run.invocation);
  }

  private async conclude(
    writing: Writing,
    outcome: WriteOutcome,
    isLast: boolean,
  ): Promise<AskedFinding | undefined> {
    const { finding, tasks, change } = writing;
    if (outcome.kind === 'retry') {
      await this.giveBack(finding, tasks, outcome.reason);
      return undefined;
    }
    try {
      const after = await this.confirm(finding, outcome.kind === 'done' ? change : {}, isLast);
      await this.report(writing, outcome);
      return after === undefined ? undefined : { finding: after, tasks: [] };
    } catch (error) {
      this.retry(tasks, reasonOf(error));
      return undefined;
    }
  }

  /** Written down on top of what events have told meanwhile. Answers the finding when more was asked for since. */
  private async confirm(
    finding: FindingRecord,
    change: FindingChange,
    isLast: boolean,
  ): Promise<FindingRecord | undefined> {
    const { now } = this.run.ports;
    const after = await this.onTop(finding, (current) => {
      const done = isEmpty(change)
        ? withoutAsked(current, finding.asked ?? {})
        : confirmed(current, finding, change, now());
      return done.asked === undefined || isLast ? released(done, this.run.owner) : done;
    });
    return after?.asked !== undefined && !isLast ? after : undefined;
  }

  private async onTop(
    finding: FindingRecord,
    change: (current: FindingRecord) => FindingRecord,
  ): Promise<FindingRecord | undefined> {
    const { ledger } = this.run.ports;
    let current: FindingRecord | undefined = finding;
    for (let conflicts = 0; current !== undefined; conflicts++) {
      const changed = change(current);
      try {
        await ledger.commit({ puts: [changed] });
        return written(changed);
      } catch (error) {
        if (!(error instanceof LedgerConflict) || conflicts === MOST_CONFLICTS) throw error;
        [current] = (await ledger.read([findingKey(finding.alertKey)])) as unknown as [
          FindingRecord | undefined,
        ];
      }
    }
    return undefined;
  }

  /** It stays asked for; whoever comes next tries again. */
  private async giveBack(
    finding: FindingRecord,
    tasks: readonly Task[],
    reason: string,
    isDenied = false,
  ): Promise<void> {
    if (isDenied) {
      this.run.ports.logger.error('The role may not read findings; allow it securityhub:GetFindings', {
        findingId: finding.identity.id,
      });
    }
    this.retry(tasks, reason);
    await this.onTop(finding, (current) => released(current, this.run.owner)).catch(() => undefined);
  }

  private retry(tasks: readonly Task[], reason: string): void {
    for (const { record, event } of tasks) this.run.fates.retry(record, event.endpointId, reason);
  }

  private async report({ finding, tasks, change }: Writing, outcome: WriteOutcome): Promise<void> {
    const { ports, fates } = this.run;
    const endpointIds = [...new Set(tasks.map(({ event }) => event.endpointId))];
    const { id: findingId } = finding.identity;
    for (const endpointId of endpointIds) {
      if (outcome.kind === 'done')
        ports.count(endpointId, isEmpty(change) ? METRICS.updatesUnchanged : METRICS.findingsUpdated);
      if (outcome.kind === 'refused') ports.count(endpointId, METRICS.findingsRefused);
      if (outcome.kind !== 'gone') continue;
      ports.count(endpointId, METRICS.findingsNotFound);
      ports.logger.warn('Security Hub has no such finding any more', { endpointId, findingId });
    }
    if (outcome.kind !== 'refused') return;
    await Promise.all(tasks.map(({ record, event }) => fates.bury(record, event.endpointId, outcome.code)));
  }
}

/** What is to be written rests on what a read can tell only later. */
function isDoubtful({ workflowStatus, note }: FindingChange, doubt: Doubt | undefined): boolean {
  const isOpen = (field: Field): boolean => doubt?.fields.includes(field) === true;
  const touchesWorkflow = workflowStatus !== undefined && (isOpen('workflow') || isOpen('over'));
  return touchesWorkflow || (note !== undefined && isOpen('note'));
}

const released = (finding: FindingRecord, owner: string): FindingRecord =>
  finding.writing?.token === owner ? { ...finding, writing: undefined } : finding;

/** One write a finding, also where several endpoints or alerts ask for it; the row that was written last counts. */
function merged(asked: readonly AskedFinding[]): readonly AskedFinding[] {
  const byKey = new Map<string, AskedFinding>();
  for (const { finding, tasks } of asked) {
    const known = byKey.get(finding.alertKey);
    const latest = (known?.finding.version ?? 0) > (finding.version ?? 0) ? known?.finding : finding;
    byKey.set(finding.alertKey, { finding: latest ?? finding, tasks: [...(known?.tasks ?? []), ...tasks] });
  }
  return [...byKey.values()];
}
