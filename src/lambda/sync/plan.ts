import type { SyncEndpoint } from '../../contract/sync-config';
import type { LedgerDraft } from '../ledger/ledger';
import type { LedgerItem, LedgerMember, SyncDirection } from '../ledger/ledger-item';
import { directionOf } from './direction';
import { isEmpty, type FindingChange } from './finding-change';
import { planNote } from './plan-note';
import { planSeverity } from './plan-severity';
import { planWorkflow } from './plan-workflow';
import { KEPT_NOTE_EVENTS, relevanceOf, type PersonUpdate, type Relevance } from './relevance';
import { isWorkflowAction, stateAfter } from './workflow';

/** Updates of one direction that are to be applied to an alert, in the order of their events. */
export interface RelevantUpdate {
  readonly update: PersonUpdate;
  readonly relevance: Exclude<Relevance, 'stale'>;
}

/** What one direction makes of one finding. */
export interface DirectionPlan {
  readonly member: LedgerMember;
  readonly change: FindingChange;
  /** Hashes of notes that the forwarder is not to send back. */
  readonly noteHashes?: readonly string[];
}

export interface PlanInput {
  readonly item: LedgerItem;
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
  member: LedgerMember,
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
  const members = Object.entries(input.item.members).map(
    ([key, member]) => [key, planMember(member, byDirection, input)] as const,
  );
  const changes = members.map(([key, { change }]) => [key, change] as const);
  const draft = draftOf(input, byDirection, Object.fromEntries(members));
  return { draft, changes: Object.fromEntries(changes.filter(([, change]) => !isEmpty(change))), staleCount };
}

type ByDirection = readonly (readonly [SyncDirection, readonly RelevantUpdate[]])[];

function planMember(member: LedgerMember, byDirection: ByDirection, input: PlanInput): DirectionPlan {
  let plan: DirectionPlan = { member, change: {}, noteHashes: [] };
  for (const [direction, updates] of byDirection) {
    const next = PLANNERS[direction](plan.member, updates, input);
    plan = {
      member: next.member,
      change: { ...plan.change, ...next.change },
      noteHashes: [...(plan.noteHashes ?? []), ...(next.noteHashes ?? [])],
    };
  }
  return isEmpty(plan.change) ? plan : { ...plan, member: seen(plan.member, input.now) };
}

/**
 * Events of Security Hub from before this write are older than what stands here. Their times are whole seconds, so
 * this one is too: else the event of a change in the same second would be taken for an older one.
 */
function seen(member: LedgerMember, now: Date): LedgerMember {
  const second = `${now.toISOString().slice(0, 19)}Z`;
  return { ...member, seenAt: (member.seenAt ?? '') > second ? member.seenAt : second };
}

function draftOf(
  { item }: PlanInput,
  byDirection: ByDirection,
  plans: Readonly<Record<string, DirectionPlan>>,
): LedgerDraft {
  const all = Object.entries(plans);
  const actions = byDirection.flatMap(([, updates]) => updates.map(({ update }) => update.action));
  const lastWorkflow = actions.filter(isWorkflowAction).at(-1);
  const hashes = all.flatMap(([, plan]) => plan.noteHashes ?? []);
  return {
    ...item,
    ...(lastWorkflow ? { state: stateAfter(lastWorkflow), claimedUntil: undefined } : {}),
    members: Object.fromEntries(all.map(([key, { member }]) => [key, member])),
    notes: [...new Set([...item.notes, ...hashes])].slice(-KEPT_HASHES),
    noteEvents: noteEventsOf(item, byDirection),
    ...vendorEventsOf(item, byDirection, (direction) =>
      all.some(([, { change }]) => CHANGES[direction](change)),
    ),
  };
}

const CHANGES: Readonly<Record<SyncDirection, (change: FindingChange) => boolean>> = {
  workflow: (change) => change.workflowStatus !== undefined,
  severity: (change) => change.severity !== undefined,
  note: (change) => change.note !== undefined,
};

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
