import { at } from '../../finding/json';
import type { ParsedWebhook } from '../vendor';

/**
 * Longest note that goes on, in UTF-16 units. A finding's note holds 512, and a queue message has to hold all of it.
 */
const MAX_NOTE_UNITS = 4096;
const MAX_FIELD_UNITS = 512;

/** Cut without splitting a surrogate pair. */
function cut(text: string, units: number): string {
  if (text.length <= units) return text;
  return text.slice(0, units).replace(/[\uD800-\uDBFF]$/, '');
}

/** Text or number at a path, trimmed and of bounded length; undefined when there is none. */
export function field(value: unknown, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  if (typeof found !== 'string' && typeof found !== 'number') return undefined;
  const text = cut(String(found).trim(), MAX_FIELD_UNITS);
  return text === '' ? undefined : text;
}

export function noteField(value: unknown, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  if (typeof found !== 'string' || found.trim() === '') return undefined;
  return cut(found.trim(), MAX_NOTE_UNITS);
}

/** Alert keys are written in lower case, and some vendors change the case. */
export const keyField = (value: unknown, ...path: readonly string[]): string | undefined =>
  field(value, ...path)?.toLowerCase();

export const isAlertKey = (text: string | undefined): boolean => /^[0-9a-f]{64}$/.test(text ?? '');

export const ignored = (eventType: string | undefined): ParsedWebhook => ({
  kind: 'ignored',
  eventType: eventType ?? 'unknown',
});
