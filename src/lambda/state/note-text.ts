import { asText } from '../finding/json';
import { clean, cut } from '../vendors/common/cut';

/** Characters, by the API reference of Security Hub's `Note`; counted in UTF-16 units, which are never fewer. */
export const MAX_NOTE = 512;
/** The API names no limit for `Note.UpdatedBy`; an endpoint id and a name fit easily. */
const MAX_UPDATED_BY = 128;
const MAX_ACTOR = 64;

/** A note and who wrote it where. */
export interface NoteSource {
  readonly endpointId: string;
  readonly actor?: string;
  readonly text: string;
}

const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ').trim();

/** Which endpoint and which person: what `Note.UpdatedBy` holds. */
export const updatedBy = ({ endpointId, actor }: NoteSource): string =>
  cut(oneLine(actor ? `${endpointId}/${actor}` : endpointId), MAX_UPDATED_BY);

function entryOf(source: NoteSource): string {
  const actor = cut(oneLine(source.actor ?? ''), MAX_ACTOR);
  const who = actor === '' ? source.endpointId : `${actor} (${source.endpointId})`;
  return `${who}: ${clean(source.text).trim()}`;
}

/** A finding has one note: the new one goes on top, and of what was there stays as much as fits. */
export function noteOnTop(source: NoteSource, earlier: string): string {
  const entry = entryOf(source);
  const text = cut(earlier === '' ? entry : `${entry}\n${clean(earlier)}`, MAX_NOTE);
  // The forwarder reads notes by the same function, so it finds the same hash.
  return asText(text) ?? text;
}

/** Enough of an entry to find it again, and short enough that the cut at the end seldom hits it. */
const RECOGNIZED = 80;

export const holdsNote = (text: string | undefined, source: NoteSource): boolean =>
  text?.includes((asText(entryOf(source)) ?? '').slice(0, RECOGNIZED)) === true;
