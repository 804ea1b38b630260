import { createHash, createHmac } from 'node:crypto';

/** The specification asks for 24 to 64 random bytes; below 16 a signature can be forged by trying. */
const MIN_KEY_BYTES = 16;

/**
 * The HMAC key of a Standard Webhooks secret: `whsec_` (optional) and base64.
 * Undefined when it is not base64 or too short to be a key.
 */
export function signingKey(secret: string): Buffer | undefined {
  const encoded = secret.replace(/^whsec_/, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return undefined;
  const key = Buffer.from(encoded, 'base64');
  return key.length >= MIN_KEY_BYTES ? key : undefined;
}

/** One `v1,…` signature over `id.timestamp.body`. */
export const signatureOf = (key: Buffer, id: string, timestamp: string, body: string | Buffer): string =>
  `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;

/** The three headers of Standard Webhooks 1.0.0; with several keys, during a rotation, one signature for each. */
export function signatureHeaders(
  keys: readonly Buffer[],
  { id, now, body }: { readonly id: string; readonly now: Date; readonly body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp };
  if (keys.length === 0) return headers;
  return {
    ...headers,
    'webhook-signature': keys.map((key) => signatureOf(key, id, timestamp, body)).join(' '),
  };
}

/** An id that fits into a header and, having no full stop, into the signed content; any other is hashed. */
export const messageId = (eventId: string): string =>
  /^[\w-]{1,200}$/.test(eventId) ? eventId : createHash('sha256').update(eventId).digest('hex');
