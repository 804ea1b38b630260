/**
 * Milliseconds that a `Retry-After` header asks to wait: delay seconds or an HTTP date (RFC 9110 §10.2.3).
 * Undefined when the header is missing, unreadable or in the past.
 */
export function retryAfterMillis(header: string | undefined, now: Date): number | undefined {
  const value = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(value)) return positive(Number(value) * 1000);
  // Date.parse also reads bare numbers and the like as years; an HTTP date begins with the name of its day.
  if (/^[A-Z][a-z]{2,8},? /.test(value)) return positive(Date.parse(value) - now.getTime());
  return undefined;
}

const positive = (millis: number): number | undefined =>
  Number.isFinite(millis) && millis > 0 ? Math.ceil(millis) : undefined;
