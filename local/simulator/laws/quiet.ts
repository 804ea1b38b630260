import type { Breach, Law } from '../run';
import { findingsOf, isBuried, present } from './episode';
import type { World } from '../world';

/**
 * L7: at rest, every finding is sent once more as it is, a day later. That calls no vendor, writes nothing and reads
 * nothing of Security Hub, and it writes nothing to the ledger. A run that never comes to rest breaks the law as well, and so does an alert that the
 * functions acknowledged although nobody acknowledged it anywhere.
 *
 * Where a dead letter tells of something that was not done, the repetition may do it.
 */
export const quiet: Law = (world, { repetition: { vendor, write, read, ledgerWrite } }) => {
  const isOwed = present(world).some((index) => world.sites.some((site) => isBuried(index, site, world)));
  const loud = vendor + write + read + ledgerWrite > 0 && !isOwed;
  const words =
    `an unchanged repetition led to ${vendor} vendor calls, ${write} writes and ${read} reads of Security Hub, ` +
    `and ${ledgerWrite} writes to the ledger`;
  return [...(loud ? [{ law: 'L7' as const, words }] : []), ...echoes(world)];
};

const echoes = (world: World): readonly Breach[] =>
  world.sites.flatMap(({ id, desk }) =>
    desk.log
      .filter(
        ({ by, action, key, changed }) =>
          by === 'functions' && action === 'acknowledge' && changed && !anybody(key, world),
      )
      .map(({ key }) => ({
        law: 'L7' as const,
        words: `the functions acknowledged ${key.slice(0, 6)} at ${id}, and nobody else did`,
      })),
  );

/** An analyst, or a person at any vendor about any alert of the same finding. */
const anybody = (key: string, { sites, hub }: World): boolean =>
  sites.some(({ desk }) =>
    desk.log.some(
      (entry) =>
        entry.by === 'person' &&
        entry.action === 'acknowledge' &&
        findingsOf(entry.key).some((index) => findingsOf(key).includes(index)),
    ),
  ) ||
  findingsOf(key).some((index) =>
    hub.life(index).some(({ author, change }) => author === 'analyst' && change.workflow === 'NOTIFIED'),
  );
