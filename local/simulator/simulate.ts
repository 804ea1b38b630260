import * as fc from 'fast-check';
import { LAWS } from './laws';
import type { Plan } from './plan';
import { plans } from './plans';
import { run, type Breach, type LawName } from './run';
import { StandInGlobals } from './stand-in-globals';

export interface SimulateOptions {
  readonly seed: number;
  readonly runs: number;
  /** @default - all of them */
  readonly laws?: readonly LawName[];
  /** A path of fast-check, to repeat one failure. */
  readonly path?: string;
  /** @default - anything that may happen */
  readonly among?: fc.Arbitrary<Plan>;
}

/** A run that broke a law, as small as it could be made. */
export interface Failure {
  readonly seed: number;
  readonly path?: string;
  readonly runs: number;
  readonly plan: Plan;
  readonly breaches: readonly Breach[];
  /** What happened, in words. */
  readonly trace: readonly string[];
}

/** Carries the breaches, so that shrinking keeps to runs that break the same law. */
class BrokenLaw extends Error {
  public constructor(public readonly breaches: readonly Breach[]) {
    super(breaches.map(({ law, words }) => `${law}: ${words}`).join('\n'));
  }
}

/** Searches for a run that breaks a law. Undefined when none of so many does. */
export async function simulate({
  seed,
  runs,
  laws,
  path,
  among = plans,
}: SimulateOptions): Promise<Failure | undefined> {
  const globals = new StandInGlobals();
  const judged = (laws ?? (Object.keys(LAWS) as LawName[])).map((name) => LAWS[name]);
  let broken: LawName | undefined;
  const property = fc.asyncProperty(among, async (plan) => {
    const { breaches } = await run(plan, judged, globals);
    const [breach] = broken === undefined ? breaches : breaches.filter(({ law }) => law === broken);
    if (breach === undefined) return;
    broken = breach.law;
    throw new BrokenLaw(breaches);
  });
  globals.install();
  try {
    const result = await fc.check(property, { seed, numRuns: runs, path, endOnFailure: false });
    if (!result.failed || result.counterexample === null) return undefined;
    const [plan] = result.counterexample;
    const { breaches, world } = await run(plan, judged, globals, true);
    return {
      seed,
      path: result.counterexamplePath ?? undefined,
      runs: result.numRuns,
      plan,
      breaches,
      trace: world.trace.lines,
    };
  } finally {
    globals.uninstall();
  }
}
