/** What a limit counts: UTF-16 units (never fewer than a vendor's characters, whichever way it counts) or UTF-8 bytes. */
export type Unit = 'characters' | 'bytes';

export const ELLIPSIS = '…';

const encoder = new TextEncoder();
/** A longer sequence is no character that anybody sees, but stacked marks: it is cut between code points instead. */
const LONGEST_GRAPHEME = 64;

export const sizeOf = (text: string, unit: Unit): number =>
  unit === 'bytes' ? Buffer.byteLength(text) : text.length;

/**
 * The text within the limit. What is too long ends in an ellipsis after a whole character: neither a surrogate pair
 * nor an emoji of several code points is broken. A limit below the ellipsis' own size leaves nothing.
 */
export function cut(text: string, limit: number, unit: Unit = 'characters'): string {
  if (sizeOf(text, unit) <= limit) return text;
  const room = limit - sizeOf(ELLIPSIS, unit);
  if (room < 0) return '';
  return text.slice(0, boundaryBefore(text, unitsIn(text, room, unit))).trimEnd() + ELLIPSIS;
}

/**
 * Text that every vendor can store: no control characters but tab and line feed, no half surrogate pairs. So its JSON
 * is at most twice as long as the text.
 */
export function clean(text: string): string {
  if (PLAIN.test(text)) return text;
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!UNSTORABLE.test(lines)) return lines;
  return lines.replace(/(?![\n\t])\p{Cc}/gu, '').replace(/\p{Cs}/gu, '\uFFFD');
}

/** Most text, and told at a tenth of the cost. */
const PLAIN = /^[\n\t -~]*$/;
const UNSTORABLE = /(?![\n\t])\p{Cc}|\p{Cs}/u;

/**
 * The text clean and within the limit. Only its beginning is looked at, so that a field of a megabyte costs no more than
 * what is shown of it.
 */
export function cutClean(text: string, limit: number, unit: Unit = 'characters'): string {
  const head = text.slice(0, 4 * limit + LONGEST_GRAPHEME);
  if (head.length === text.length) return cut(clean(text), limit, unit);
  return cut(clean(head.replace(/[\uD800-\uDBFF]$/, '')) + ELLIPSIS, limit, unit);
}

/** UTF-16 units of the text that fit into the room. */
const unitsIn = (text: string, room: number, unit: Unit): number =>
  unit === 'bytes' ? encoder.encodeInto(text, new Uint8Array(room)).read : room;

/** Made when first needed: it loads 20 ms of Unicode data. */
let graphemes: Intl.Segmenter | undefined;

function boundaryBefore(text: string, index: number): number {
  // Between two characters of ASCII there is always a boundary.
  if (index === 0 || /^[\n\t\x20-\x7e]{2}$/.test(text.slice(index - 1, index + 1))) return index;
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  const segments = graphemes.segment(text.slice(0, index + LONGEST_GRAPHEME));
  const start = segments.containing(index)?.index ?? index;
  if (index - start <= LONGEST_GRAPHEME) return start;
  const insidePair =
    /^[\uDC00-\uDFFF]$/.test(text.charAt(index)) && /[\uD800-\uDBFF]/.test(text.charAt(index - 1));
  return insidePair ? index - 1 : index;
}
