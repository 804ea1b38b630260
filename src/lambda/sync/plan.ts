import type { WorkflowStatus } from '../../contract/severity';
import type { SyncEndpoint } from '../../contract/sync-config';
import { sha256 } from '../finding/key';
import type { LedgerDraft } from '../ledger/ledger';
import type { KnownFindingState, LedgerItem, LedgerMember, SyncDirection } from '../ledger/ledger-item';
import { directionOf } from './direction';
import { changesIn, isEmpty, type FindingChange } from './finding-change';
import { planNote } from './plan-note';
import { planSeverity } from './plan-severity';
import { isClosedByItself, planWorkflow } from './plan-workflow';
import { KEPT_NOTE_EVENTS, relevanceOf, type PersonUpdate, type Relevance } from './relevance';
import { isWorkflowAction, stateAfter } from './workflow';

/** Updates of one direction that are to be applied to an alert, in the order of their events. */
export interface RelevantUpdate {
  readonly update: PersonUpdate;
  readonly relevance: Exclude<Relevance, 'stale'>;
}

/** What one direction makes of one finding. */
export interface DirectionPlan {
  readonly change: FindingChange;
  /** Hashes of notes that the forwarder is not to send back. */
  readonly noteHashes?: readonly string[];
}

/** What is known of a finding; more may be known than the item itself says. */
export type KnownMember = KnownFindingState & Pick<LedgerMember, 'closed'>;

export interface PlanInput {
  readonly item: LedgerItem;
  /** By member key, where another endpoint's item knows better. */
  readonly known?: Readonly<Record<string, KnownMember>>;
  readonly endpoint: SyncEndpoint;
  /** Sorted by the time of their events. */
  readonly updates: readonly PersonUpdate[];
  readonly now: Date;
}

export interface Plan {
  /** The item as it is to be before Security Hub is called; none when every update was stale. */
  readonly draft?: LedgerDraft;
  /** By member key; empty changes are left out. */
  readonly changes: Readonly<Record<string, FindingChange>>;
  readonly staleCount: number;
}

const KEPT_HASHES = 100;
const DIRECTIONS: readonly SyncDirection[] = ['workflow', 'severity', 'note'];

export type DirectionPlanner = (
  known: KnownMember,
  updates: readonly RelevantUpdate[],
  input: PlanInput,
) => DirectionPlan;
const PLANNERS: Readonly<Record<SyncDirection, DirectionPlanner>> = {
  workflow: planWorkflow,
  severity: planSeverity,
  note: planNote,
};

/** Decides what updates of one alert change on its findings. Pure: reading, writing and calling is done by others. */
export function planUpdates(input: PlanInput): Plan {
  const relevant = input.updates.flatMap((update): RelevantUpdate[] => {
    const relevance = relevanceOf(update, input.item);
    return relevance === 'stale' ? [] : [{ update, relevance }];
  });
  const staleCount = input.updates.length - relevant.length;
  if (relevant.length === 0) return { changes: {}, staleCount };
  const byDirection = DIRECTIONS.map(
    (direction) => [direction, relevant.filter((r) => directionOf(r.update.action) === direction)] as const,
  ).filter(([, updates]) => updates.length > 0);
  const plans = Object.entries(input.item.members).map(
    ([key, member]) => [key, planMember(input.known?.[key] ?? member, byDirection, input)] as const,
  );
  const changes = plans.map(([key, { change }]) => [key, change] as const);
  return {
    draft: draftOf(input, byDirection, Object.fromEntries(plans)),
    changes: Object.fromEntries(changes.filter(([, change]) => !isEmpty(change))),
    staleCount,
  };
}

type ByDirection = readonly (readonly [SyncDirection, readonly RelevantUpdate[]])[];

function planMember(known: KnownMember, byDirection: ByDirection, input: PlanInput): DirectionPlan {
  const plans = byDirection.map(([direction, updates]) => PLANNERS[direction](known, updates, input));
  return {
    change: Object.assign({}, ...plans.map(({ change }) => change)) as FindingChange,
    noteHashes: plans.flatMap(({ noteHashes = [] }) => noteHashes),
  };
}

/** What has passed stays so when somebody acknowledges it; else its next event would resolve the alert. */
const isClosedBy = (status: WorkflowStatus, member: LedgerMember): boolean =>
  status === 'RESOLVED' || (status === 'NOTIFIED' && isClosedByItself(member));

/**
 * The member as Security Hub is expected to hold it. The forwarder takes events from before `expectedAt` for
 * uninformed; their times are whole seconds, so this one is too: else a change within the same second would be
 * taken for an earlier one.
 */
function expected(
  member: LedgerMember,
  { workflowStatus, severity, note }: FindingChange,
  now: Date,
): LedgerMember {
  return {
    ...member,
    ...(workflowStatus && { workflowStatus, closed: isClosedBy(workflowStatus, member) }),
    ...(severity && { severity }),
    ...(note && { noteText: note.text, noteHash: sha256(note.text) }),
    expectedAt: `${now.toISOString().slice(0, 19)}Z`,
  };
}

function draftOf(
  { item, now }: PlanInput,
  byDirection: ByDirection,
  plans: Readonly<Record<string, DirectionPlan>>,
): LedgerDraft {
  const all = Object.entries(plans);
  const actions = byDirection.flatMap(([, updates]) => updates.map(({ update }) => update.action));
  const lastWorkflow = actions.filter(isWorkflowAction).at(-1);
  const hashes = all.flatMap(([, plan]) => plan.noteHashes ?? []);
  return {
    ...item,
    ...(lastWorkflow ? { state: stateAfter(lastWorkflow) } : {}),
    members: Object.fromEntries(
      Object.entries(item.members).map(([key, member]) => {
        const change = plans[key]?.change ?? {};
        return [key, isEmpty(change) ? member : expected(member, change, now)];
      }),
    ),
    notes: [...new Set([...item.notes, ...hashes])].slice(-KEPT_HASHES),
    noteEvents: noteEventsOf(item, byDirection),
    ...vendorEventsOf(item, byDirection, (direction) =>
      all.some(([, { change }]) => changesIn(direction, change)),
    ),
  };
}

function noteEventsOf(item: LedgerItem, byDirection: ByDirection): readonly string[] | undefined {
  const notes = byDirection.find(([direction]) => direction === 'note')?.[1] ?? [];
  const ids = [...(item.noteEvents ?? []), ...notes.map(({ update }) => update.eventId)];
  return ids.length === 0 ? item.noteEvents : [...new Set(ids)].slice(-KEPT_NOTE_EVENTS);
}

function vendorEventsOf(
  item: LedgerItem,
  byDirection: ByDirection,
  writes: (direction: SyncDirection) => boolean,
): Pick<LedgerItem, 'vendorEventAt' | 'vendorEvents'> {
  const vendorEventAt = { ...item.vendorEventAt };
  const vendorEvents = { ...item.vendorEvents };
  for (const [direction, updates] of byDirection) {
    const last = updates.at(-1)?.update;
    if (last === undefined) continue;
    const known = vendorEventAt[direction] ?? '';
    vendorEventAt[direction] = known > last.occurredAt ? known : last.occurredAt;
    vendorEvents[direction] = { id: last.eventId, pending: writes(direction) };
  }
  return { vendorEventAt, vendorEvents };
}
