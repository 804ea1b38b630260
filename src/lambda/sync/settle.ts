import { METRICS } from '../../contract/metrics';
import { LedgerConflict } from '../ledger/ledger-conflict';
import type { LedgerItem, LedgerMember, SyncDirection, VendorEvent } from '../ledger/ledger-item';
import type { Batch } from './batch';
import type { WriteOutcome } from './change-sender';
import { changesIn, type FindingChange } from './finding-change';
import { overtaken } from './overtaken';
import type { SyncPorts } from './sync-ports';
import type { AppliedPlan } from './task';

const MAX_CONFLICTS = 8;

/** What Security Hub answered to the changes of one plan, by member key. */
export type PlanOutcomes = Readonly<Record<string, WriteOutcome>>;

/**
 * Draws the conclusions: messages to be tried again or buried, and the ledger told that the rest has arrived.
 * Answers what has to be written once more, because another worker decided something later in the meantime.
 */
export async function settle(
  plan: AppliedPlan,
  outcomes: PlanOutcomes,
  batch: Batch,
  ports: SyncPorts,
): Promise<AppliedPlan | undefined> {
  const { endpointId } = plan.item;
  const all = Object.values(outcomes);
  const ofKind = (kind: WriteOutcome['kind']): number =>
    all.filter((outcome) => outcome.kind === kind).length;
  if (ofKind('done') > 0) ports.count(endpointId, METRICS.findingsUpdated, ofKind('done'));
  const retry = all.find((outcome) => outcome.kind === 'retry');
  if (retry) {
    for (const { record } of plan.tasks) batch.retry(record, endpointId, retry.reason);
    return undefined;
  }
  if (ofKind('gone') > 0) warnGone(plan, outcomes, ports);
  const refused = all.find((outcome) => outcome.kind === 'refused');
  if (refused) {
    ports.count(endpointId, METRICS.findingsRefused, ofKind('refused'));
    await Promise.all(plan.tasks.map(({ record }) => batch.bury(record, endpointId, refused.code)));
  }
  return confirm(plan, outcomes, ports).catch((error: unknown) => {
    const reason = error instanceof Error ? error.name : 'unknown error';
    for (const { record } of plan.tasks) batch.retry(record, endpointId, reason);
    return undefined;
  });
}

function warnGone({ item }: AppliedPlan, outcomes: PlanOutcomes, ports: SyncPorts): void {
  const gone = Object.keys(outcomes).filter((key) => outcomes[key]?.kind === 'gone');
  ports.count(item.endpointId, METRICS.findingsNotFound, gone.length);
  for (const key of gone) {
    const findingId = item.members[key]?.id;
    ports.logger.warn('Security Hub has no such finding any more', { endpoint: item.endpointId, findingId });
  }
}

/** The ledger no longer expects what Security Hub has answered. */
async function confirm(
  plan: AppliedPlan,
  outcomes: PlanOutcomes,
  { ledger }: SyncPorts,
): Promise<AppliedPlan | undefined> {
  let item: LedgerItem | undefined = plan.item;
  for (let conflicts = 0; item !== undefined; conflicts++) {
    try {
      await ledger.put(confirmed(item, plan, outcomes));
      return undefined;
    } catch (error) {
      if (!(error instanceof LedgerConflict) || conflicts === MAX_CONFLICTS) throw error;
      item = error.current;
    }
    const changes = item && overtaken(plan, item);
    if (item && changes && Object.keys(changes).length > 0) return { tasks: plan.tasks, item, changes };
  }
  return undefined;
}

/** Only the events of this plan: what came later may be on its way itself. */
function confirmed(
  current: LedgerItem,
  { item: planned, changes }: AppliedPlan,
  outcomes: PlanOutcomes,
): LedgerItem {
  const events = Object.entries(current.vendorEvents ?? {}) as [SyncDirection, VendorEvent][];
  const vendorEvents = events.map(([direction, event]) => {
    const isWritten = Object.values(changes).some((change) => changesIn(direction, change));
    const isOurs = isWritten && planned.vendorEvents?.[direction]?.id === event.id;
    return [direction, isOurs ? { ...event, pending: false } : event] as const;
  });
  const members = Object.entries(current.members).map(([key, member]) => {
    const isRefused = outcomes[key]?.kind === 'refused';
    return [key, isRefused ? forgotten(member, changes[key] ?? {}) : member] as const;
  });
  return {
    ...current,
    vendorEvents: Object.fromEntries(vendorEvents),
    members: Object.fromEntries(members),
  };
}

/** What was refused is not what Security Hub holds, and what it holds instead is not known. */
const forgotten = (
  member: LedgerMember,
  { workflowStatus, severity, note }: FindingChange,
): LedgerMember => ({
  ...member,
  ...(workflowStatus && { workflowStatus: undefined }),
  ...(severity && { severity: undefined }),
  ...(note && { noteText: undefined, noteHash: undefined }),
});
