/** Number of letters to change, add or take away to get from one word to the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** More letters wrong than this, and it is another word. */
const MOST_WRONG = 2;

/** The one of the known words that a misspelt one most likely means; of several as close, the first. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  const away = known.map((one) => distance(one.toLowerCase(), wanted));
  const least = Math.min(...away);
  return least <= MOST_WRONG ? known[away.indexOf(least)] : undefined;
}
