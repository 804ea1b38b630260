import { pageStateOf } from '../state/page-state-of';
import type { World } from '../world/world';
import { playStory } from './play';

export interface HeadlessOptions {
  readonly stormSize: number;
  readonly isShort?: boolean;
  readonly write: (text: string) => void;
  /** The progress line is written over; otherwise each step has a line of its own. */
  readonly isTerminal: boolean;
}

const bar = (done: number, count: number): string => '█'.repeat(done) + '░'.repeat(count - done);

/** Plays the story in the terminal. The answer is the exit code. */
export async function playHeadless(world: World, options: HeadlessOptions): Promise<number> {
  const { write, isTerminal } = options;
  const startedAt = Date.now();
  const problems = await playStory(world, {
    ...options,
    onStep: ({ title }, index, count) =>
      write(isTerminal ? `\r\x1b[K${bar(index, count)} ${title}` : `${index + 1}/${count} ${title}\n`),
  });
  if (isTerminal) write('\r\x1b[K');
  for (const { step, problem } of problems) write(`✗ ${step}\n  ${problem}\n`);
  write(summary(world, Date.now() - startedAt));
  return problems.length === 0 ? 0 : 1;
}

function summary(world: World, millis: number): string {
  const { findingCount, vendors, rules, deadLetters, laws } = pageStateOf(world);
  const holding = laws.filter(({ state }) => state === 'holds').length;
  const events = rules.reduce((sum, { matched }) => sum + matched, 0);
  const dead = deadLetters.reduce((sum, { visible, hidden }) => sum + visible + hidden, 0);
  const lines = [
    `findings       ${findingCount}`,
    `rule matches   ${events}`,
    ...vendors.map(
      ({ name, open, acknowledged, resolved }) =>
        `${name}: ${open} open, ${acknowledged} acknowledged, ${resolved} resolved`,
    ),
    `dead letters   ${dead}`,
    `laws           ${holding} of ${laws.length} hold`,
    `time           ${(millis / 1000).toFixed(1)} s`,
  ];
  return `${lines.join('\n')}\n`;
}
