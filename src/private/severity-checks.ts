import { SEVERITY_LABELS } from '../contract/severity';
import type { Check } from './checks';
import { checkEach, checkOneOf } from './checks';

export const checkSeverity = (prop: string, value: string): Check => checkOneOf(prop, value, SEVERITY_LABELS);

export const checkSeverities = (prop: string, values: readonly string[] | undefined): Check =>
  checkEach(prop, values, checkSeverity);

/** A table from severity labels to words of the vendor; `words` are all it knows. */
export const checkSeverityTable = (
  prop: string,
  table: Readonly<Record<string, string>> = {},
  words?: readonly string[],
): Check =>
  Object.entries(table).flatMap(([label, word]) => [
    ...checkSeverity(`${prop} (key)`, label),
    ...(words ? checkOneOf(`${prop}.${label}`, word, words) : []),
  ]);

/** A table from the vendor's priorities to severity labels. */
export const checkPriorityTable = (prop: string, table: Readonly<Record<string, string>> = {}): Check =>
  Object.entries(table).flatMap(([priority, label]) => checkSeverity(`${prop}.${priority}`, label));
