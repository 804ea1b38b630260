import type { Moment } from '../models/hub';
import { describe } from '../models/hub';
import type { Breach, Law } from '../run';
import type { World } from '../world';
import { findingsOf, present, SAME_MOMENT_MILLIS } from './episode';

const MAX_NOTE = 512;
/** How long a read may lag behind. */
const LAG_MILLIS = 300_000;

/**
 * L5, for every write of the functions: it does not replace SUPPRESSED; it does not replace a person's RESOLVED, unless somebody on
 * call asked for the new status after that; what it writes as a note holds the words that were there, where 512
 * characters hold both.
 *
 * A write cannot know what was written after its invocation began, nor, in a run with a read that lags behind, what was
 * written in the minutes before.
 */
export const nobodysWordsLost: Law = (world) =>
  present(world).flatMap((index) => {
    const life = world.hub.life(index);
    return life.flatMap((moment, place) => {
      const before = lastKnowable(life.slice(0, place), moment, world);
      return moment.author === 'functions' && before !== undefined
        ? [...status(index, before, moment, world), ...note(index, before, moment)]
        : [];
    });
  });

/** The finding as it was before the write, if the write could know. */
function lastKnowable(
  earlier: readonly Moment[],
  { since = 0 }: Moment,
  { upsets }: World,
): Moment | undefined {
  const before = earlier.at(-1);
  const lag = upsets.taken.some(({ kind }) => kind === 'lags') ? LAG_MILLIS : 0;
  return before !== undefined && before.time < since - lag ? before : undefined;
}

function status(index: number, before: Moment, { change, time }: Moment, world: World): readonly Breach[] {
  const { workflow } = before.state;
  if (change.workflow === undefined || change.workflow === workflow) return [];
  const taken = {
    law: 'L5' as const,
    words: `finding ${index} was ${workflow}, the functions made it ${change.workflow}`,
  };
  if (workflow === 'SUPPRESSED') return [taken];
  const isPersons = resolver(index, before, world) !== 'product';
  return workflow === 'RESOLVED' && isPersons && !isAskedFor(index, before.time, time, world) ? [taken] : [];
}

/** Who made the finding RESOLVED: a control that passes does so without anybody. */
const resolver = (index: number, { time }: Moment, { hub }: World): Moment['author'] | undefined =>
  hub
    .life(index)
    .filter(
      (moment, place, life) =>
        moment.time <= time && life[place - 1]?.state.workflow !== moment.state.workflow,
    )
    .at(-1)?.author;

const isAskedFor = (index: number, since: number, until: number, { sites }: World): boolean =>
  sites.some(({ desk }) =>
    desk.log.some(
      ({ by, action, key, time }) =>
        by === 'person' &&
        (action === 'reopen' || action === 'unacknowledge' || action === 'acknowledge') &&
        findingsOf(key).includes(index) &&
        time >= since - SAME_MOMENT_MILLIS &&
        time <= until,
    ),
  );

function note(index: number, before: Moment, { change, state }: Moment): readonly Breach[] {
  const was = before.state.note?.text;
  const is = change.note?.text;
  if (was === undefined || is === undefined || is.includes(was)) return [];
  const fits = is.length + was.length < MAX_NOTE;
  return fits
    ? [{ law: 'L5', words: `finding ${index} lost the note "${was}", it is ${describe(state)}` }]
    : [];
}
