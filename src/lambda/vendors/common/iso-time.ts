/**
 * The first of the texts that is a date and time of ISO 8601, in UTC with milliseconds. Findings carry anything here,
 * e.g. "123578964332", and a vendor refuses an alert with a date that it cannot read.
 */
export function isoTime(...texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    if (text === undefined || !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text)) continue;
    const date = new Date(text);
    if (!Number.isNaN(date.getTime())) return date.toISOString();
  }
  return undefined;
}
