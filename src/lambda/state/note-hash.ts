import { sha256 } from '../finding/key';
import type { Known } from './known';

/** How a note is recognized: by its text. */
export const noteHashOf = (note: Pick<Known<string>, 'value'> | undefined): string | undefined =>
  note === undefined ? undefined : sha256(note.value);
