import { cutClean } from './cut';

const MAX_LABEL = 100;
/** A fact that is cut shorter says nothing. */
const MIN_VALUE = 20;

/**
 * As many facts, in their order, as fit into so many characters of labels and values together. The one on the edge is
 * cut; shorter ones behind it may still fit.
 */
export function fitFacts(facts: Readonly<Record<string, string>>, limit: number): Record<string, string> {
  const fitting = new Map<string, string>();
  let left = limit;
  for (const [rawLabel, rawValue] of Object.entries(facts)) {
    const label = cutClean(rawLabel, MAX_LABEL);
    const room = left - label.length;
    if (label === '' || fitting.has(label) || (room < rawValue.length && room < MIN_VALUE)) continue;
    const value = cutClean(rawValue, room);
    if (value === '') continue;
    fitting.set(label, value);
    left -= label.length + value.length;
  }
  return Object.fromEntries(fitting);
}
