import type { SeverityLabel } from '../../../src/contract/severity';
import { isClosed } from '../models/hub-finding';
import { keysOf } from '../people';
import type { Breach, Law } from '../run';
import type { DeskAlert } from '../vendors/desk';
import type { SimulatedVendor } from '../vendors';
import type { VendorSite } from '../vendor-site';
import type { World } from '../world';
import { isBuried, present, SAME_MOMENT_MILLIS } from './episode';

type Words = Readonly<Record<SeverityLabel, string>>;
const P1_TO_P5: Words = { CRITICAL: 'P1', HIGH: 'P2', MEDIUM: 'P3', LOW: 'P4', INFORMATIONAL: 'P5' };
const SHOWN: Readonly<Record<SimulatedVendor, Words>> = {
  pagerduty: {
    CRITICAL: 'critical',
    HIGH: 'error',
    MEDIUM: 'warning',
    LOW: 'warning',
    INFORMATIONAL: 'info',
  },
  ilert: { CRITICAL: 'HIGH', HIGH: 'HIGH', MEDIUM: 'LOW', LOW: 'LOW', INFORMATIONAL: 'LOW' },
  jsm: P1_TO_P5,
  webhook: P1_TO_P5,
};

/**
 * L6, at rest: what a vendor shows follows from what the finding is, not from how that came about. Of an alert that is
 * open and of one finding alone the priority is that of the finding's severity; it is acknowledged where an analyst
 * has set NOTIFIED last; an analyst's note that came while it was open is with it.
 *
 * Nothing is asked where people at that vendor changed the same, or where a dead letter tells of the finding; of an
 * acknowledgement nothing where a person sent the finding by hand since. Where alerts are not resolved automatically,
 * nothing is asked once the finding was closed: the alert is left to the people there, and a recurrence folds into it.
 */
export const orderDoesNotMatter: Law = (world) =>
  world.sites
    .filter(({ plan }) => plan.grouping === 'NONE')
    .flatMap((site) =>
      present(world)
        .filter((index) => !isBuried(index, site, world))
        .flatMap((index) => shown(index, site, world)),
    );

function shown(index: number, site: VendorSite, world: World): readonly Breach[] {
  const [key = ''] = keysOf(index);
  const [alert] = site.desk.open(key);
  const state = world.hub.now(index);
  if (alert === undefined || state === undefined || isClosed(state) || isLeft(index, alert, site, world))
    return [];
  const people = site.desk.log.filter(({ by, alertId }) => by === 'person' && alertId === alert.id);
  const did = (actions: readonly string[]): boolean => people.some(({ action }) => actions.includes(action));
  const breaches: string[] = [];
  const wanted = SHOWN[site.plan.vendor][state.severity];
  const prioritized = world.sites.some(({ desk }) =>
    desk.log.some(({ by, action }) => by === 'person' && action === 'priority'),
  );
  if (!prioritized && alert.priority !== wanted && site.plan.vendor !== 'ilert')
    breaches.push(`${alert.id} has the priority ${alert.priority}, finding ${index} is ${state.severity}`);
  const life = world.hub.life(index);
  const status = lastStatus(index, world);
  if (
    status?.author === 'analyst' &&
    status.workflow === 'NOTIFIED' &&
    alert.openedAt < status.time - SAME_MOMENT_MILLIS &&
    alert.state === 'open' &&
    !isSentSince(index, status.time, world) &&
    !did(['unacknowledge', 'reopen'])
  ) {
    breaches.push(`${alert.id} is not acknowledged, though an analyst acknowledged finding ${index}`);
  }
  const note = life.filter(({ change }) => change.note).at(-1);
  const isTold =
    site.plan.vendor === 'pagerduty' || alert.notes.some((text) => text === note?.change.note?.text);
  if (note?.author === 'analyst' && note.time > alert.openedAt + SAME_MOMENT_MILLIS && !isTold) {
    breaches.push(`${alert.id} lacks the note "${note.change.note?.text}"`);
  }
  return breaches.map((words) => ({ law: 'L6', words }));
}

/** Setting what is there already cannot be told from what the functions have written. */
function lastStatus(index: number, { hub }: World) {
  const last = hub
    .life(index)
    .filter(({ state }, place, life) => life[place - 1]?.state.workflow !== state.workflow)
    .at(-1);
  return last && { ...last, workflow: last.state.workflow };
}

const isSentSince = (index: number, time: number, { hub }: World): boolean =>
  hub.customActions.some((sent) => sent.index === index && sent.time >= time - SAME_MOMENT_MILLIS);

/** The finding was closed while the alert was open: what recurs since folds into what is there. */
const isLeft = (index: number, { openedAt }: DeskAlert, { plan }: VendorSite, { hub }: World): boolean =>
  !plan.autoResolve &&
  hub.life(index).some(({ state, time }) => isClosed(state) && time >= openedAt - SAME_MOMENT_MILLIS);
