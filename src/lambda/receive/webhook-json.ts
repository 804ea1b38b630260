import { isObject, type JsonObject } from '../finding/json';

/** Strings are matched to be stepped over; numbers to be looked at. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;
const BEYOND_DOUBLE = /^-?\d{16,}$/;

/**
 * The body as a JSON object, undefined when it is none. Whole numbers of 16 digits and more become strings:
 * Opsgenie's nanoseconds exceed 2^53 and would be rounded.
 */
export function parseWebhookJson(body: Buffer): JsonObject | undefined {
  const text = body.toString('utf8').replace(/^\uFEFF/, '');
  try {
    const exact = text.replace(STRING_OR_NUMBER, (token) =>
      BEYOND_DOUBLE.test(token) ? `"${token}"` : token,
    );
    const value: unknown = JSON.parse(exact);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
