import { METRICS } from '../../contract/metrics';
import { ChangeSender, type WriteOutcome } from '../hub/change-sender';
import { Pacer } from '../hub/pacer';
import { findingKey } from '../ledger/row';
import { LedgerConflict } from '../ledger/ledger-conflict';
import { written } from '../ledger/alert-store';
import type { FindingRecord } from '../state/finding-record';
import { MACHINE } from '../state/known';
import { mergeFindingRead } from '../state/merge-finding';
import { RetryLater } from './failure';
import type { ForwardRun } from './forward-run';

/** A finding whose alert the vendor has accepted. */
export interface OwedNotice {
  readonly finding: FindingRecord;
  /** Its record goes back to the queue. */
  fail(error: unknown): void;
}

const STATUS = { workflowStatus: 'NOTIFIED' } as const;
/** Time that reading and writing may take before another worker may try. */
const WRITE_MILLIS = 60_000;
const GONE = 'there is no such finding';
const MOST_ATTEMPTS = 10;

/** Sets findings to NOTIFIED, many in one call, unless somebody has decided something about them meanwhile. */
export class Notifier {
  public constructor(private readonly run: ForwardRun) {}

  public async notify(owed: readonly OwedNotice[]): Promise<void> {
    const claimed = await this.each(owed, ({ finding }) => this.claim(finding));
    const read = await this.each(claimed, ({ value }) => this.read(value));
    const writes = read.map((each) => ({ ...each, identity: each.value.finding.identity, change: STATUS }));
    const wanted = writes.filter(({ value }) => value.wanted);
    const outcomes = await this.sender().send(wanted, {
      accountId: '',
      mayCall: () => !this.run.signal.aborted,
    });
    await this.each(writes, (write) => this.conclude(write.value.finding, outcomes.get(write)));
  }

  /** The work for each of them; one that fails holds up its own record alone. */
  private async each<N extends Pick<OwedNotice, 'fail'>, T>(
    notices: readonly N[],
    work: (notice: N) => Promise<T>,
  ) {
    const done = await Promise.all(
      notices.map(async (notice) => {
        const fail = (error: unknown): void => notice.fail(error);
        try {
          return [{ fail, value: await work(notice) }];
        } catch (error) {
          fail(error);
          return [];
        }
      }),
    );
    return done.flat();
  }

  private sender(): ChangeSender {
    return new ChangeSender({ updateFindings: this.run.ports.hub.updateFindings, pacer: new Pacer() });
  }

  /** One worker at a time writes about a finding; most often the announcement of the alert has claimed it already. */
  private async claim(finding: FindingRecord): Promise<FindingRecord> {
    const { owner, ports } = this.run;
    const now = ports.now();
    const { endpointId: notifies } = ports.config;
    const { writing } = finding;
    if (writing !== undefined && writing.until > now) {
      if (writing.token === owner) return finding;
      throw new RetryLater('Another worker is changing the finding.', writing.until - now);
    }
    const claimed = {
      ...finding,
      writing: { token: owner, until: now + WRITE_MILLIS, notifies, tried: writing?.tried },
    };
    try {
      await ports.ledger.commit({ puts: [claimed] });
    } catch (error) {
      if (error instanceof LedgerConflict) throw new RetryLater('The finding was changed meanwhile.');
      throw error;
    }
    return written(claimed);
  }

  /** Somebody may have resolved or suppressed it, and no event told of it yet. */
  private async read(finding: FindingRecord): Promise<{ finding: FindingRecord; wanted: boolean }> {
    const { identity } = finding;
    const { owner, ports } = this.run;
    const outcome = await this.run.reader.read({ region: identity.region }, identity);
    if (outcome.kind === 'found') {
      const { record } = mergeFindingRead(finding, outcome.view, outcome.readAt);
      return { finding: record, wanted: record.workflow?.value === 'NEW' && outcome.view.workflow === 'NEW' };
    }
    if (outcome.kind === 'failed' && !outcome.denied) {
      await this.write(finding, (current) => givenBack(current, owner, ports.now()));
      throw new RetryLater(`The finding could not be read: ${outcome.reason}.`);
    }
    // What cannot be read is not written blindly.
    this.warn(finding, outcome.kind === 'absent' ? GONE : outcome.reason);
    return { finding, wanted: false };
  }

  private async conclude(finding: FindingRecord, outcome: WriteOutcome | undefined): Promise<void> {
    if (outcome?.kind === 'refused') this.warn(finding, outcome.code);
    if (outcome?.kind === 'gone') this.warn(finding, GONE);
    const { owner, ports } = this.run;
    await this.write(finding, (current) => released(current, owner, outcome, ports.now()));
    if (outcome?.kind === 'retry')
      throw new RetryLater(`The finding could not be set to NOTIFIED: ${outcome.reason}.`);
  }

  private warn({ identity: { id } }: FindingRecord, reason: string): void {
    const { logger, metrics } = this.run.ports;
    logger.warn('The finding could not be set to NOTIFIED.', { findingId: id, reason });
    if (reason !== GONE) metrics.count(METRICS.findingsRefused);
  }

  /** On top of whatever events have told meanwhile. */
  private async write(
    finding: FindingRecord,
    change: (current: FindingRecord) => FindingRecord,
  ): Promise<void> {
    const { ledger } = this.run.ports;
    let current: FindingRecord | undefined = finding;
    for (let attempt = 1; current !== undefined; attempt++) {
      try {
        return await ledger.commit({ puts: [change(current)] });
      } catch (error) {
        if (!(error instanceof LedgerConflict) || attempt === MOST_ATTEMPTS) throw error;
        [current] = (await ledger.read([findingKey(finding.alertKey)])) as unknown as [
          FindingRecord | undefined,
        ];
      }
    }
  }
}

/** The next worker need not wait. */
const givenBack = (finding: FindingRecord, owner: string, now: number, tried?: true): FindingRecord =>
  finding.writing?.token === owner
    ? { ...finding, writing: { ...finding.writing, until: now, tried: tried ?? finding.writing.tried } }
    : finding;

function released(
  finding: FindingRecord,
  owner: string,
  outcome: WriteOutcome | undefined,
  now: number,
): FindingRecord {
  const { writing, ...rest } = finding;
  const base: FindingRecord = writing?.token === owner ? rest : finding;
  if (outcome?.kind === 'retry') return givenBack(finding, owner, now, true);
  const isOurs = outcome?.kind === 'done';
  const isWritten = isOurs && base.workflow?.value === 'NEW';
  if (!isOurs && base.workflow?.value === 'NOTIFIED' && base.workflow.by !== 'write') {
    // One that showed meanwhile was somebody else's after all, unless an earlier write may have come through.
    const who = writing?.tried ? MACHINE : undefined;
    return { ...base, notifiedAt: now, workflow: { ...base.workflow, who } };
  }
  const workflow = { value: 'NOTIFIED', at: now, by: 'write', who: MACHINE, before: 'NEW' } as const;
  return { ...base, notifiedAt: now, ...(isWritten ? { workflow } : {}) };
}
