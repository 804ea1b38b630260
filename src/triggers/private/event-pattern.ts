import type { Check } from '../../private/checks';

/** Part of an EventBridge pattern: field → accepted values, or deeper fields. */
export interface PatternNode {
  readonly [field: string]: PatternNode | readonly PatternNode[] | readonly Matcher[];
}

export type Matcher = string | number | Readonly<Record<string, unknown>>;

/** Values of a filter as matchers; undefined when there is no filter, so that the field is left out. */
export function matchers<T>(
  values: readonly T[] | undefined,
  toMatcher: (value: T) => Matcher | readonly Matcher[],
): readonly Matcher[] | undefined {
  return values?.flatMap((value) => toMatcher(value));
}

type Fields = Readonly<Record<string, PatternNode | readonly Matcher[] | undefined>>;

/** A node of the fields that are filtered; undefined when none is. */
export function node(fields: Fields): PatternNode | undefined {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return given.length === 0 ? undefined : (Object.fromEntries(given) as PatternNode);
}

export const prefix = (value: string): Matcher => ({ prefix: value });
export const same = <T extends Matcher>(value: T): Matcher => value;
export const ABSENT: Matcher = { exists: false };

/** An empty list would match nothing and alert nobody. */
export const checkNotEmpty = (prop: string, values: readonly unknown[] | undefined): Check =>
  values?.length === 0
    ? [`\`${prop}\` must not be empty: it would match no finding; leave it out to match all`]
    : [];
