import { carryOut } from './people';
import { PAUSES, type Plan } from './plan';
import type { StandInGlobals } from './stand-in-globals';
import { RestlessError } from './timeline';
import { World } from './world';

export type LawName = 'L1' | 'L2' | 'L3' | 'L4' | 'L5' | 'L6' | 'L7' | 'L8';

/** A law that did not hold. */
export interface Breach {
  readonly law: LawName;
  readonly words: string;
}

/** What a law needs to know besides the models. */
export interface Aftermath {
  /** Calls by the functions after each finding was sent once more without a change. */
  readonly repetition: {
    readonly vendor: number;
    /** Of Security Hub. */
    readonly write: number;
    readonly read: number;
    readonly ledgerWrite: number;
  };
}

export type Law = (world: World, aftermath: Aftermath) => readonly Breach[];

export interface Verdict {
  readonly breaches: readonly Breach[];
  readonly steps: number;
  readonly world: World;
}

const MOST_STEPS = 20_000;

/** Lets a plan happen, brings it to rest, and judges it by the laws. */
export async function run(
  plan: Plan,
  laws: readonly Law[],
  globals: StandInGlobals,
  isTraced = false,
): Promise<Verdict> {
  const world = new World(plan, isTraced);
  globals.begin(world.timeline);
  let time = 0;
  plan.steps.forEach(({ pause, act }, turn) => {
    time += PAUSES[pause] ?? 0;
    world.timeline.after(time, () => carryOut(act, turn, world));
  });
  try {
    const steps = await world.timeline.rest(MOST_STEPS);
    const before = laws.flatMap((law) => law(world, NOTHING));
    if (before.length > 0) return { breaches: before, steps, world };
    const repetition = await repeat(world);
    return { breaches: laws.flatMap((law) => law(world, { repetition })), steps, world };
  } catch (error) {
    if (!(error instanceof RestlessError)) throw error;
    return { breaches: [{ law: 'L7', words: error.message }], steps: MOST_STEPS, world };
  }
}

const NOTHING: Aftermath = { repetition: { vendor: 0, write: 0, read: 0, ledgerWrite: 0 } };

/** Security Hub sends every finding again as it is. */
async function repeat(world: World): Promise<Aftermath['repetition']> {
  const calls = () => ({
    vendor: world.sites.reduce((sum, { requestCount }) => sum + requestCount, 0),
    ...world.hub.calls,
    ledgerWrite: world.table.writes,
  });
  world.upsets.stop();
  const before = calls();
  world.trace.say(() => 'at rest; each finding is sent once more');
  // A day later: what is held back for some time is not held back any more.
  world.timeline.after(86_400_000, () => [0, 1, 2].forEach((index) => world.hub.emit(index)));
  await world.timeline.rest(MOST_STEPS);
  const after = calls();
  return {
    vendor: after.vendor - before.vendor,
    write: after.write - before.write,
    read: after.read - before.read,
    ledgerWrite: after.ledgerWrite - before.ledgerWrite,
  };
}
