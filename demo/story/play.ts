import { verdicts } from '../laws';
import { peopleOf } from '../people';
import { modelsOf } from '../state/models-of';
import type { World } from '../world/world';
import { STORY, type Stage, type StoryStep } from './steps';

export interface StoryOptions {
  /** Findings of the storm at the end. */
  readonly stormSize: number;
  /** Without what takes long. */
  readonly isShort?: boolean;
  /** Told before each step. */
  readonly onStep: (step: StoryStep, index: number, count: number) => void;
}

/** What went wrong, by step; nothing when all went well. */
export type StoryProblems = readonly { readonly step: string; readonly problem: string }[];

/** Plays the story, waiting after each step until nothing is on its way any more. */
export async function playStory(world: World, options: StoryOptions): Promise<StoryProblems> {
  const { stormSize, isShort = false, onStep } = options;
  const stage: Stage = { world, people: peopleOf(world), keys: new Map(), stormSize };
  const steps = STORY.filter(({ isLong = false }) => !(isShort && isLong));
  const problems: { step: string; problem: string }[] = [];
  for (const [index, step] of steps.entries()) {
    onStep(step, index, steps.length);
    const found = await problemsOf(step, stage);
    problems.push(...found.map((problem) => ({ step: step.title, problem })));
  }
  return problems;
}

async function problemsOf(step: StoryStep, stage: Stage): Promise<readonly string[]> {
  try {
    await step.run(stage);
    await stage.world.atRest();
  } catch (error) {
    return [(error as Error).message];
  }
  const broken = verdicts(modelsOf(stage.world)).filter(({ state }) => state !== 'holds');
  const laws = broken.map(({ id, name, problems }) => `${id} ${name}: ${problems.join('; ')}`);
  return [...[step.check(stage)].filter((problem) => problem !== undefined), ...laws];
}
