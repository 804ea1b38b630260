import type { FindingUpdate, VendorAction } from '../../contract/finding-update';
import type { LedgerItem } from '../ledger/ledger-item';
import { directionOf } from './direction';

/** An update that has an effect on findings. */
export type PersonUpdate = FindingUpdate & { readonly action: VendorAction };

/**
 * `new`: to be applied. `again`: was applied to the ledger, but Security Hub has not accepted it yet.
 * `stale`: something later, or the same, was applied already.
 */
export type Relevance = 'new' | 'again' | 'stale';

/** How many ids of note events an item keeps. */
export const KEPT_NOTE_EVENTS = 50;

/** A status or severity is superseded by a later one. */
function relevanceOfValue(update: PersonUpdate, item: LedgerItem): Relevance {
  const direction = directionOf(update.action);
  const [last, lastAt] = [item.vendorEvents?.[direction], item.vendorEventAt?.[direction]];
  if (last?.id === update.eventId && lastAt === update.occurredAt) return last.pending ? 'again' : 'stale';
  return lastAt !== undefined && update.occurredAt < lastAt ? 'stale' : 'new';
}

/** A note that comes late is still a note; only the same one is not appended twice. */
function relevanceOfNote(update: PersonUpdate, item: LedgerItem): Relevance {
  const known = item.noteEvents ?? [];
  const last = item.vendorEvents?.note;
  if (known.includes(update.eventId)) return last?.pending ? 'again' : 'stale';
  const forgotten = known.length >= KEPT_NOTE_EVENTS && update.occurredAt < (item.vendorEventAt?.note ?? '');
  return forgotten ? 'stale' : 'new';
}

export const relevanceOf = (update: PersonUpdate, item: LedgerItem): Relevance =>
  update.action === 'note' ? relevanceOfNote(update, item) : relevanceOfValue(update, item);
