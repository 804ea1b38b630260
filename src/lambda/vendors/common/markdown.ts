/** Addresses stay as they are, or they would lead nowhere. */
const ADDRESS = /(https?:\/\/[^\s<>()[\]`*|\\]+)/;

/** What means something inside a line; `_` only at the edge of a word, so that names stay readable. */
const INLINE = /[\\`*[\]<|]|~(?=~)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu;

/** What means something at the beginning of a line; list items stay what they are. */
const LINE_START = /^(\s{0,3})(#{1,6}(?=\s|$)|>|=+\s*$|-{2,}\s*$)/gm;

const escaped = (text: string): string => text.replace(INLINE, '\\$&');

/** Plain text as Markdown that reads the same: nothing of a finding is rendered, but for addresses and lists. */
export function asMarkdown(text: string): string {
  return text
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
    .join('')
    .replace(/^[ \t]{4,}/gm, '   ')
    .replace(LINE_START, '$1\\$2');
}
