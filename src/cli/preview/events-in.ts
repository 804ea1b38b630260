import { at, isObject } from '../../lambda/finding/json';
import { findingsIn } from '../input/findings-in';
import type { InputProblem, Located } from '../input/located';

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

const FIELDS = ['SchemaVersion', 'ProductArn', 'Id', 'Title', 'Resources', 'class_uid', 'finding_info'];

/** Whether somebody may have meant it as a finding: a mistake in it is worth naming then. */
const isFinding = (value: unknown): boolean =>
  isObject(value) && FIELDS.some((field) => value[field] !== undefined);

export interface Events {
  readonly events: readonly { readonly at: Located; readonly event: unknown }[];
  readonly problems: readonly InputProblem[];
}

const NO_FINDING =
  'no finding: expected ASFF (with "SchemaVersion"), OCSF (with "class_uid") or an event of Security Hub';

const problemAt = (at: Located, message: string): Events => ({
  events: [],
  problems: [{ source: at.source, line: at.lineOf([]), message }],
});

function eventOf(item: Located): Events {
  if (isEvent(item.value)) return { events: [{ at: item, event: item.value }], problems: [] };
  if (!isFinding(item.value)) return problemAt(item, NO_FINDING);
  return { events: [{ at: item, event: eventAround(item.value) }], problems: [] };
}

/** A document in the shape that the forward function reads: events as they are, findings each in an event. */
export function eventsIn(document: Located): Events {
  const records = at(document.value, 'Records');
  if (Array.isArray(records)) {
    return { events: records.map((event: unknown) => ({ at: document, event })), problems: [] };
  }
  if (isEvent(document.value)) return eventOf(document);
  const items = findingsIn(document);
  if (items.length === 0) return problemAt(document, 'holds no findings: the list is empty');
  const read = items.map(eventOf);
  return {
    events: read.flatMap(({ events }) => events),
    problems: read.flatMap(({ problems }) => problems),
  };
}
