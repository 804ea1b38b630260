import { isClosed } from '../models/hub-finding';
import type { Law } from '../run';
import type { DeskAlert } from '../vendors/desk';
import type { VendorSite } from '../vendor-site';
import type { World } from '../world';
import { closedSince, findingsOf, isBuried, present, SAME_MOMENT_MILLIS } from './episode';

/** When a person last asked for the alert: at the vendor, or by a custom action. */
function askedFor(alert: DeskAlert, site: VendorSite, world: World): number {
  const reopened = site.desk.log.filter(
    ({ by, action, alertId }) =>
      by === 'person' && alertId === alert.id && (action === 'reopen' || action === 'unacknowledge'),
  );
  const sent = world.hub.customActions.filter(({ index }) => findingsOf(alert.key).includes(index));
  return Math.max(-Infinity, ...[...reopened, ...sent].map(({ time }) => time));
}

/**
 * L2, at rest and where alerts are resolved automatically: of an open alert at least one finding is not closed.
 *
 * All may be closed where a person asked for the alert since the last of them was closed (within the same second counts
 * as since), or where a dead letter of the endpoint names one of them.
 */
export const noOrphan: Law = (world) =>
  world.sites
    .filter(({ plan }) => plan.autoResolve)
    .flatMap((site) =>
      site.desk.alerts
        .filter((alert) => alert.state !== 'closed' && isOrphan(alert, site, world))
        .map(({ id }) => ({
          law: 'L2' as const,
          words: `${id} is open at ${site.id}, and all its findings are closed`,
        })),
    );

function isOrphan(alert: DeskAlert, site: VendorSite, world: World): boolean {
  const members = findingsOf(alert.key).filter((index) => present(world).includes(index));
  const states = members.map((index) => world.hub.now(index));
  if (states.some((state) => state !== undefined && !isClosed(state))) return false;
  if (members.some((index) => isBuried(index, site, world))) return false;
  const closed = Math.max(...members.map((index) => closedSince(world.hub.life(index)) ?? -Infinity));
  return askedFor(alert, site, world) < closed - SAME_MOMENT_MILLIS;
}
