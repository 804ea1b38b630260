import { isClosed } from '../models/hub-finding';
import { keysOf } from '../people';
import type { Breach, Law } from '../run';
import type { World } from '../world';
import { describe } from '../models/hub';
import { findingsOf, isBuried, owedSince, present } from './episode';

/**
 * L1, at rest: a finding that is not closed, and that was new and active at some moment since it was last closed, has
 * an open alert at each endpoint.
 *
 * It need not where a dead letter of the endpoint names it, or where somebody on call closed the alert there since it
 * became new: whether the finding follows is for L4 to say.
 *
 * Of an insight that somebody sent, an alert was opened at each endpoint, or it lies among the dead letters there.
 */
export const nothingLost: Law = (world) => [...lostInsights(world), ...lostFindings(world)];

const lostInsights = ({ hub, sites }: World): readonly Breach[] =>
  sites
    .filter(({ desk, queue }) => {
      const opened = new Set(desk.alerts.map(({ key }) => key).filter((key) => findingsOf(key).length === 0));
      const buried = queue.dead.filter(({ body }) => body.includes('insightArn'));
      return opened.size + buried.length < hub.insights.length;
    })
    .map(({ id }) => ({ law: 'L1', words: `an insight has no alert at ${id}` }));

const lostFindings = (world: World): readonly Breach[] =>
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
