import { apart } from './apart';
import { intent } from './intent';
import type { Law } from './law';
import type { Models } from './models';
import { noOrphan } from './no-orphan';
import { nobodysWordsLost } from './nobodys-words-lost';
import { nothingDoubled } from './nothing-doubled';
import { nothingLost } from './nothing-lost';
import { orderDoesNotMatter } from './order';
import { quiet } from './quiet';

export type { Models } from './models';

export const LAWS: readonly Law[] = [
  nothingLost,
  noOrphan,
  nothingDoubled,
  intent,
  nobodysWordsLost,
  orderDoesNotMatter,
  quiet,
  apart,
];

export interface Verdict {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  readonly state: 'holds' | 'settling' | 'broken';
  /** What is wrong, a few of it. */
  readonly problems: readonly string[];
}

const MOST_PROBLEMS = 3;

/** How each law stands now. */
export const verdicts = (models: Models): readonly Verdict[] =>
  LAWS.map((law) => {
    const { id, name, says } = law;
    if (law.onlyAtRest && !models.isAtRest) return { id, name, says, state: 'settling', problems: [] };
    const problems = law.problems(models).slice(0, MOST_PROBLEMS);
    return { id, name, says, state: problems.length === 0 ? 'holds' : 'broken', problems };
  });
