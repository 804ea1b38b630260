import { isClosed, type FindingRecord } from '../state/finding-record';
import {
  mergeFindingEvent,
  mergeFindingRead,
  viewOf,
  type FindingView,
  type MergedFinding,
} from '../state/merge-finding';
import type { AlertEvent } from './alert-event';
import { RetryLater } from './failure';
import type { ForwardRun } from './forward-run';

/** A permission that is missing may just be on its way; after so many receipts the alert goes on without the read. */
const DENIED_RECEIVES = 5;

type Merged = Pick<MergedFinding, 'changed' | 'doubts'> & { readonly record?: FindingRecord };

/** What one event shows of its finding, and what Security Hub says of it when it is asked. */
export class FindingLook {
  private read?: { readonly view: FindingView; readonly readAt: number };
  private state: 'not yet' | 'done' | 'impossible' = 'not yet';

  public constructor(
    private readonly event: AlertEvent,
    private readonly run: ForwardRun,
  ) {}

  /** Security Hub was asked, whatever it answered. */
  public get looked(): boolean {
    return this.state !== 'not yet';
  }

  /** The finding with all that was seen of it. A function of what is known, so that it can be applied again. */
  public merge(known: FindingRecord | undefined): Merged {
    const { finding, at, region, leads } = this.event;
    if (finding === undefined) return { changed: false, doubts: {} };
    const merged = mergeFindingEvent(known, { finding, at, region, leads });
    if (this.read !== undefined) {
      const { record, changed } = mergeFindingRead(merged.record, this.read.view, this.read.readAt);
      return { record, changed: changed || merged.changed, doubts: {} };
    }
    return this.state === 'impossible' ? this.preferActive(merged) : merged;
  }

  /** Nobody can tell which of two states is the later one: an alert too many is better than one too few. */
  private preferActive(merged: MergedFinding): MergedFinding {
    const { finding, at } = this.event;
    const view = finding && viewOf(finding);
    const isDoubtful = Object.keys(merged.doubts).length > 0;
    if (!isDoubtful || view?.workflow !== 'NEW' || view.over || !isClosed(merged.record)) {
      return { ...merged, doubts: {} };
    }
    const known = { at: at + 1, by: 'event' } as const;
    const record = {
      ...merged.record,
      workflow: { ...known, value: view.workflow },
      over: { ...known, value: false },
    };
    return { record, changed: true, doubts: {} };
  }

  /** @throws RetryLater when the finding must be read first, but cannot be now */
  public async lookUp({ identity }: FindingRecord, opens: boolean): Promise<void> {
    const { reader, ports } = this.run;
    const outcome = await reader.read({ region: identity.region }, identity);
    this.state = outcome.kind === 'found' ? 'done' : 'impossible';
    if (outcome.kind === 'found') this.read = outcome;
    if (outcome.kind !== 'failed') return;
    const { reason, denied } = outcome;
    ports.logger.warn('The finding could not be read.', { findingId: identity.id, reason });
    const mayPass = !denied || this.event.receives < DENIED_RECEIVES;
    if (!opens && mayPass) throw new RetryLater(`The finding could not be read: ${reason}.`);
  }

  /** @throws RetryLater while a read might still show the state before */
  public async settle(record: FindingRecord, doubts: MergedFinding['doubts'], now: number): Promise<void> {
    const from = Math.min(...Object.values(doubts));
    if (now < from) {
      throw new RetryLater(
        'Two states of the finding are too close to tell the later one; it is read later.',
        from - now,
      );
    }
    await this.lookUp(record, false);
  }
}
