import type { Law, LawName } from '../run';
import { apart } from './apart';
import { intent } from './intent';
import { noOrphan } from './no-orphan';
import { nobodysWordsLost } from './nobodys-words-lost';
import { nothingDoubled } from './nothing-doubled';
import { nothingLost } from './nothing-lost';
import { orderDoesNotMatter } from './order-does-not-matter';
import { quiet } from './quiet';

/** What must hold, each told by comparing the models. */
export const LAWS: Readonly<Record<LawName, Law>> = {
  L1: nothingLost,
  L2: noOrphan,
  L3: nothingDoubled,
  L4: intent,
  L5: nobodysWordsLost,
  L6: orderDoesNotMatter,
  L7: quiet,
  L8: apart,
};
