import { asText } from '../finding/json';
import { sha256 } from '../finding/key';
import type { LedgerItem } from '../ledger/ledger-item';
import { holdsNote, noteOnTop, updatedBy } from './note-text';
import type { DirectionPlanner, RelevantUpdate } from './plan';

/** The forwarder sent this note, and the vendor tells of it as of any other. */
const isOwn = ({ update }: RelevantUpdate, item: LedgerItem): boolean =>
  item.notes.includes(sha256(asText(update.note) ?? ''));

export const planNote: DirectionPlanner = (known, updates, { item }) => {
  const notes = updates.filter((update) => !isOwn(update, item));
  const last = notes.at(-1)?.update;
  if (last === undefined) return { change: {} };
  // A note that is applied again stands in the ledger's text already, unless an older event has overwritten it.
  const missing = notes.filter(
    ({ relevance, update }) => relevance === 'new' || !holdsNote(known.noteText, update),
  );
  const text = missing.reduce((earlier, { update }) => noteOnTop(update, earlier), known.noteText ?? '');
  return { change: { note: { text, updatedBy: updatedBy(last) } }, noteHashes: [sha256(text)] };
};
