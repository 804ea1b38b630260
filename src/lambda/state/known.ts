/** What Security Hub is believed to hold in one field of a finding. */
export interface Known<T> {
  readonly value: T;
  /** Epoch milliseconds from which it is known to hold. Events have whole seconds. */
  readonly at: number;
  readonly by: 'event' | 'read' | 'write';
  /** Whose write it was: the endpoint whose person asked for it, or `MACHINE`. Absent when somebody else's. */
  readonly who?: string;
  /** What it held before: an event or a read that shows this soon after a write may be from before the write. */
  readonly before?: T;
}

/** `who` of the NOTIFIED that the forwarder writes: nobody has seen the alert yet. No endpoint id has this form. */
export const MACHINE = '#machine';

/**
 * How long Security Hub may still show what was there before a write: "an update can take several minutes"
 * (API reference of `BatchUpdateFindings`).
 */
export const LAG_MILLIS = 300_000;

const SECOND = 1000;

/** The whole second of a time, which is all that an event tells. */
export const secondOf = (millis: number): number => Math.floor(millis / SECOND) * SECOND;

/** What one look at a field brings. */
export type Merged<T> =
  | { readonly kind: 'same' }
  /** Something later is known already. */
  | { readonly kind: 'older' }
  | { readonly kind: 'newer'; readonly known: Known<T> }
  /**
   * Only the finding itself can tell, and surely not before `readableFrom`. What a read shows earlier may be taken for the
   * time being where it cannot be confused with what stood before a write of our own.
   */
  | { readonly kind: 'doubt'; readonly readableFrom: number; readonly mayReadNow: boolean };

const SAME = { kind: 'same' } as const;
const OLDER = { kind: 'older' } as const;

/** Merges the value that an event shows, by the event's time in whole seconds. */
export function mergeEvent<T>(known: Known<T> | undefined, value: T, at: number): Merged<T> {
  if (known === undefined) return { kind: 'newer', known: { value, at, by: 'event' } };
  if (known.value === value) return SAME;
  const since = secondOf(known.at);
  // Of the second of our own write, and showing what stood before it: it tells of the moment before.
  if (at < since || (at === since && known.by === 'write' && value === known.before)) return OLDER;
  const mayBeStale = known.by === 'write' && value === known.before && at < known.at + LAG_MILLIS;
  if (at === since || mayBeStale) {
    return { kind: 'doubt', readableFrom: known.at + LAG_MILLIS, mayReadNow: known.by !== 'write' };
  }
  return { kind: 'newer', known: { value, at, by: 'event', before: known.value } };
}

/**
 * Merges the value that a read shows. It may be as old as `LAG_MILLIS`: what stood before a write of our own is taken for
 * that; what stood before somebody else's change may be that, or have come back.
 */
export function mergeRead<T>(known: Known<T> | undefined, value: T, readAt: number): Merged<T> {
  if (known === undefined) return { kind: 'newer', known: { value, at: readAt - LAG_MILLIS, by: 'read' } };
  if (known.value === value) return SAME;
  if (known.at > readAt - LAG_MILLIS && value === known.before) {
    if (known.by === 'write') return OLDER;
    return { kind: 'doubt', readableFrom: known.at + LAG_MILLIS, mayReadNow: false };
  }
  const at = Math.max(known.at + 1, readAt - LAG_MILLIS);
  return { kind: 'newer', known: { value, at, by: 'read', before: known.value } };
}
