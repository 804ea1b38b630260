import type { FindingRecord } from '../state/finding-record';
import {
  mergeFindingEvent,
  mergeFindingRead,
  viewOf,
  withFields,
  type Doubt,
  type FindingView,
  type MergedFinding,
} from '../state/merge-finding';
import type { AlertEvent } from './alert-event';
import { RetryLater } from './failure';
import type { ForwardRun } from './forward-run';

/** A permission that is missing may just be on its way; after so many receipts the alert goes on without the read. */
const DENIED_RECEIVES = 5;

type Merged = Pick<MergedFinding, 'changed' | 'doubt'> & { readonly record?: FindingRecord };

interface Read {
  readonly view: FindingView;
  readonly readAt: number;
}

/** What one event shows of its finding, and what Security Hub says of it when it is asked. */
export class FindingLook {
  private read?: Read;
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
    if (finding === undefined) return { changed: false };
    const merged = mergeFindingEvent(known, { finding, at, region, leads });
    if (this.read !== undefined) return this.withRead(merged, this.read);
    // Nobody can tell which of two states is the later one: most often it is the one that came later.
    return this.state === 'impossible' ? taken(merged, viewOf(finding)) : merged;
  }

  private withRead(merged: MergedFinding, { view, readAt }: Read): Merged {
    const { doubt } = merged;
    const settled = doubt?.mayReadNow ? taken(merged, view) : merged;
    const { record, changed } = mergeFindingRead(settled.record, view, readAt);
    return { record, changed: changed || settled.changed };
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

  /**
   * Reads what the events leave open. Answers false when nothing is left to be read.
   * @throws RetryLater while a read might still show the state before
   */
  public async settle(record: FindingRecord, doubt: Doubt | undefined, now: number): Promise<boolean> {
    if (doubt === undefined) return false;
    const { from, mayReadNow } = doubt;
    if (now < from && !mayReadNow) {
      throw new RetryLater(
        'Two states of the finding are too close to tell the later one; it is read later.',
        from - now,
      );
    }
    if (this.looked) return false;
    await this.lookUp(record, false);
    return true;
  }
}

/** The doubtful fields as a view shows them. */
function taken(merged: MergedFinding, view: FindingView): MergedFinding {
  if (merged.doubt === undefined) return merged;
  const record = withFields(merged.record, merged.doubt.fields, view);
  return { record, changed: merged.changed || record !== merged.record };
}
