import type { Moment } from '../models/hub';
import { isClosed } from '../models/hub-finding';
import type { WorkflowStatus } from '../../../src/contract/severity';
import type { Breach, Law } from '../run';
import type { DeskAction, DeskEntry } from '../vendors/desk';
import type { World } from '../world';
import { findingsOf, isBuried, present, SAME_MOMENT_MILLIS } from './episode';

const STATUS: Readonly<Partial<Record<DeskAction, WorkflowStatus>>> = {
  acknowledge: 'NOTIFIED',
  unacknowledge: 'NEW',
  close: 'RESOLVED',
  reopen: 'NEW',
};
const SEVERITY = { P1: 'CRITICAL', P2: 'HIGH', P3: 'MEDIUM', P4: 'LOW' } as const;

/** What somebody on call did, with the findings that it is about. */
interface Deed {
  readonly entry: DeskEntry;
  readonly endpointId: string;
  readonly index: number;
  readonly isBuried: boolean;
}

function deedsOf(world: World): readonly Deed[] {
  return world.sites.flatMap((site) =>
    site.desk.log
      .filter(({ by, changed }) => by === 'person' && changed)
      .flatMap((entry) =>
        findingsOf(entry.key)
          .filter((index) => present(world).includes(index) && isMember(index, entry, world))
          .map((index) => ({ entry, endpointId: site.id, index, isBuried: isBuried(index, site, world) })),
      ),
  );
}

/** A finding that came into the group after the deed is none of its. */
function isMember(index: number, { time }: DeskEntry, { hub }: World): boolean {
  return (hub.life(index)[0]?.time ?? Infinity) < time - SAME_MOMENT_MILLIS;
}

/**
 * L4, at rest, for all that somebody did at a vendor whose webhook arrived at last: the latest of such deeds about a
 * finding's status shows there, and so does the latest about its severity; every note was on the finding at some time.
 *
 * Later is what an analyst or a product changed of the same, an analyst's custom action, or people at another vendor:
 * what was done within the same second counts as later, too. Nothing is asked of a finding that was closed at the time of the deed or is closed by itself now, unless it was
 * reopened; nothing where a dead letter tells of it.
 */
export const intent: Law = (world) => {
  const deeds = deedsOf(world);
  return present(world).flatMap((index) => {
    const own = deeds.filter((deed) => deed.index === index);
    return [...status(index, own, world), ...severity(index, own, world), ...notes(index, own, world)];
  });
};

/** The last of them, if no other is so close that the order is open. */
function latest(deeds: readonly Deed[]): Deed | undefined {
  const sorted = [...deeds].sort((left, right) => left.entry.time - right.entry.time);
  const [last, before] = [sorted.at(-1), sorted.at(-2)];
  if (last === undefined) return undefined;
  const isUnclear = before !== undefined && last.entry.time - before.entry.time <= SAME_MOMENT_MILLIS;
  return isUnclear || last.isBuried ? undefined : last;
}

const byOthers = (life: readonly Moment[], after: number): readonly Moment[] =>
  life.filter(({ author, time }) => author !== 'functions' && time >= after - SAME_MOMENT_MILLIS);

const breach = ({ entry, endpointId, index }: Deed, shows: string): Breach => ({
  law: 'L4',
  words: `${entry.action} ${entry.priority ?? ''}${entry.text ?? ''} at ${endpointId} is not on finding ${index}, which is ${shows}`,
});

function status(index: number, deeds: readonly Deed[], { hub }: World): readonly Breach[] {
  const last = latest(deeds.filter(({ entry }) => STATUS[entry.action] !== undefined));
  const now = hub.now(index);
  if (last === undefined || now === undefined) return [];
  const { time, action } = last.entry;
  const life = hub.life(index);
  const then = life.filter((moment) => moment.time <= time).at(-1)?.state;
  const isReopening = action === 'reopen';
  const isLater = byOthers(life, time).some(
    ({ change }) => change.workflow ?? change.recordState ?? change.compliance,
  );
  const isSent = hub.customActions.some(
    (sent) => sent.index === index && sent.time >= time - SAME_MOMENT_MILLIS,
  );
  const isOver = now.workflow === 'SUPPRESSED' || (!isReopening && then !== undefined && isClosed(then));
  if (isLater || isSent || isOver || now.workflow === STATUS[action]) return [];
  return [breach(last, now.workflow)];
}

function severity(index: number, deeds: readonly Deed[], { hub }: World): readonly Breach[] {
  const last = latest(deeds.filter(({ entry }) => entry.action === 'priority'));
  const now = hub.now(index);
  if (last === undefined || now === undefined) return [];
  const wanted = SEVERITY[last.entry.priority as keyof typeof SEVERITY];
  const isLater = byOthers(hub.life(index), last.entry.time).some(({ change }) => change.severity);
  return isLater || now.severity === wanted ? [] : [breach(last, now.severity)];
}

function notes(index: number, deeds: readonly Deed[], { hub }: World): readonly Breach[] {
  return deeds
    .filter((deed) => deed.entry.action === 'note' && !deed.isBuried)
    .filter(({ entry }) => !hub.life(index).some(({ state }) => state.note?.text.includes(entry.text ?? '')))
    .map((deed) => breach(deed, 'without it'));
}
