/**
 * Secrets that this process has read, in every spelling in which one could appear in a text.
 * They are masked on the way out, because a vendor may echo a key in its answer and a library in its error.
 */
const spellings = new Set<string>();

/** Shorter values are no secrets, and masking them would make every log line unreadable. */
const SHORTEST_SECRET = 6;

export function rememberSecret(value: string): void {
  if (value.length < SHORTEST_SECRET) return;
  const json = JSON.stringify(value).slice(1, -1);
  const encoded = encodeURIComponent(value);
  const base64 = Buffer.from(value).toString('base64');
  for (const spelling of [value, json, encoded, base64]) spellings.add(spelling);
}

/** The text with every known secret replaced by `***`. */
export function mask(text: string): string {
  let masked = text;
  for (const spelling of spellings) masked = masked.replaceAll(spelling, '***');
  return masked;
}
