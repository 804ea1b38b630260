import { isClosed } from '../models/hub-finding';
import { keysOf } from '../people';
import type { Law } from '../run';
import { describe } from '../models/hub';
import { isBuried, owedSince, present } from './episode';

/**
 * L1, at rest: a finding that is not closed, and that was new and active at some moment since it was last closed, has
 * an open alert at each endpoint.
 *
 * It need not where a dead letter of the endpoint names it, or where somebody on call closed the alert there since it
 * became new: whether the finding follows is for L4 to say.
 */
export const nothingLost: Law = (world) =>
  present(world).flatMap((index) => {
    const state = world.hub.now(index);
    const owed = owedSince(world.hub.life(index));
    if (state === undefined || isClosed(state) || owed === undefined) return [];
    return world.sites
      .filter((site) => {
        const keys = keysOf(index);
        const isOpen = keys.some((key) => site.desk.open(key).length > 0);
        const closedByPerson = site.desk.log.some(
          ({ by, action, key, time }) =>
            by === 'person' && action === 'close' && keys.includes(key) && time >= owed,
        );
        return !isOpen && !closedByPerson && !isBuried(index, site, world);
      })
      .map(({ id }) => ({
        law: 'L1' as const,
        words: `finding ${index} is ${describe(state)} and has no open alert at ${id}`,
      }));
  });
