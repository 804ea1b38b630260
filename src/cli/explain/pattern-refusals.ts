import { matchesEvent, type EventPattern } from './event-pattern';

/** A field for which an event does not fit a pattern. */
export interface PatternRefusal {
  /** Such as `Severity.Label`. */
  readonly field: string;
  readonly accepted: readonly unknown[];
  readonly got: unknown;
}

type Values = Readonly<Record<string, unknown>>;

const firstOf = (value: unknown): unknown =>
  Array.isArray(value) ? (value as readonly unknown[])[0] : value;

/** Every field that keeps the event from the rule; none when it fits. Of a list, the first item is looked at. */
export function patternRefusals(pattern: EventPattern, event: Values, path = ''): readonly PatternRefusal[] {
  return Object.entries(pattern).flatMap(([name, nested]) => {
    if (matchesEvent({ [name]: nested }, event)) return [];
    const field = path === '' ? name : `${path}.${name}`;
    if (name === '$or') return [{ field: path, accepted: nested as readonly unknown[], got: undefined }];
    if (Array.isArray(nested)) return [{ field, accepted: nested as readonly unknown[], got: event[name] }];
    const inside = (firstOf(event[name]) ?? {}) as Values;
    return patternRefusals(nested as EventPattern, inside, field);
  });
}
