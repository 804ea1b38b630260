import { isObject, type JsonObject } from '../finding/json';

/**
 * Strings are matched to be stepped over, numbers to be looked at. A string without an end matches up to the end of the
 * text: every quote is looked at once, however many a hostile body has.
 */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;
const BEYOND_DOUBLE = /^-?\d{16,}$/;

/** The text with each string and number of JSON as `replace` has it. */
export const replaceTokens = (text: string, replace: (token: string) => string): string =>
  text.replace(STRING_OR_NUMBER, replace);

/**
 * The body as a JSON object, undefined when it is none. Whole numbers of 16 digits and more become strings:
 * Opsgenie's nanoseconds exceed 2^53 and would be rounded.
 */
export function parseWebhookJson(body: Buffer): JsonObject | undefined {
  const text = body.toString('utf8').replace(/^\uFEFF/, '');
  try {
    const exact = replaceTokens(text, (token) => (BEYOND_DOUBLE.test(token) ? `"${token}"` : token));
    const value: unknown = JSON.parse(exact);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
