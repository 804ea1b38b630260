import { at, isObject } from '../../lambda/finding/json';
import { findingsIn } from '../input/findings-in';
import type { Located } from '../input/located';

/** The event that Security Hub would send for a finding that stands by itself. */
export const eventAround = (finding: unknown): Readonly<Record<string, unknown>> => ({
  source: 'aws.securityhub',
  'detail-type':
    at(finding, 'SchemaVersion') === undefined && at(finding, 'class_uid') !== undefined
      ? 'Findings Imported V2'
      : 'Security Hub Findings - Imported',
  detail: { findings: [finding] },
});

const isEvent = (value: unknown): boolean =>
  isObject(value) &&
  (isObject(value['detail']) || ['Message', 'body', 'Sns'].some((field) => value[field] !== undefined));

/** A document in the shape that the forward function reads: events as they are, findings each in an event. */
export function eventsIn(document: Located): readonly { readonly at: Located; readonly event: unknown }[] {
  const records = at(document.value, 'Records');
  if (Array.isArray(records)) return records.map((event: unknown) => ({ at: document, event }));
  if (isEvent(document.value)) return [{ at: document, event: document.value }];
  const items = findingsIn(document);
  return items.map((item) => ({
    at: item,
    event: isEvent(item.value) ? item.value : eventAround(item.value),
  }));
}
