import type { Matcher } from './value-matcher';
import { matchesValue } from './value-matcher';

/** An EventBridge event pattern. */
export interface EventPattern {
  readonly [field: string]: EventPattern | readonly Matcher[] | readonly EventPattern[];
}

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The values at the end of a path: an array counts as each of its values, an object is not a leaf. */
function leaves(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  return value === undefined || isObject(value) ? [] : [value];
}

function leafMatches(value: unknown, matchers: readonly Matcher[]): boolean {
  const values = leaves(value);
  const candidates = values.length > 0 ? values : [undefined];
  return candidates.some((candidate) => matchers.some((matcher) => matchesValue(candidate, matcher)));
}

function fieldMatches(field: string, pattern: EventPattern[string], event: JsonObject): boolean {
  if (field === '$or') {
    return (pattern as readonly EventPattern[]).some((alternative) => objectMatches(alternative, event));
  }
  const value = event[field];
  if (Array.isArray(pattern)) return leafMatches(value, pattern as readonly Matcher[]);
  const nested = pattern as EventPattern;
  const candidates = Array.isArray(value) && value.length > 0 ? value : [value];
  return candidates.some((candidate) => objectMatches(nested, isObject(candidate) ? candidate : {}));
}

const objectMatches = (pattern: EventPattern, event: JsonObject): boolean =>
  Object.entries(pattern).every(([field, nested]) => fieldMatches(field, nested, event));

/**
 * Whether an event fits a pattern, as AWS's Event Ruler decides: fields are joined by AND, the entries of a list by
 * OR, and where the event has an array of objects, all fields below it must match in one and the same element.
 */
export const matchesEvent = (pattern: EventPattern, event: object): boolean =>
  objectMatches(pattern, event as JsonObject);
