import { isActive } from '../models/hub-finding';
import { keysOf } from '../people';
import type { Breach, Law } from '../run';
import type { VendorSite } from '../vendor-site';
import type { World } from '../world';
import { present } from './episode';

/** A finding whose way is free is at the vendor by then. */
const PROMPT_MILLIS = 60_000;

/**
 * L8: where all that goes wrong in a run concerns one endpoint, or one finding that an endpoint refuses, every other
 * finding is at every other endpoint within a minute after it first became new.
 */
export const apart: Law = (world) =>
  world.sites
    .filter((site) => isFree(site, world))
    .flatMap((site) => present(world).flatMap((index) => late(index, site, world)));

/** Nothing that went wrong is this endpoint's, and nothing is everybody's. */
function isFree(site: VendorSite, { upsets, plan, sites }: World): boolean {
  const isOthers = upsets.taken.every(({ place }) => place.includes(':') && !place.endsWith(`:${site.id}`));
  const isUndisturbed = plan.steps.every(
    ({ act }) =>
      (act.who !== 'vendor' && act.who !== 'operator') ||
      (act.who === 'vendor' && act.what === 'refuses' && act.finding !== undefined) ||
      sites[act.endpoint % sites.length] !== site,
  );
  return isOthers && isUndisturbed;
}

function late(index: number, site: VendorSite, { hub, timeline }: World): readonly Breach[] {
  const first = hub.life(index).find(({ state }) => isActive(state));
  const keys = keysOf(index);
  if (
    first === undefined ||
    keys.some((key) => site.poison.has(key)) ||
    timeline.now < first.time + PROMPT_MILLIS
  )
    return [];
  const second = hub.life(index).find(({ time }) => time > first.time);
  if (second !== undefined && second.time < first.time + PROMPT_MILLIS) return [];
  const opened = site.desk.alerts.some(
    ({ key, openedAt }) => keys.includes(key) && openedAt <= first.time + PROMPT_MILLIS,
  );
  return opened
    ? []
    : [
        {
          law: 'L8',
          words: `finding ${index} was not at ${site.id} within a minute, though nothing stood in its way`,
        },
      ];
}
