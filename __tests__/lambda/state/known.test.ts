import { LAG_MILLIS, mergeEvent, mergeRead, type Known } from '../../../src/lambda/state/known';

const T = Date.parse('2026-11-21T10:00:00Z');
const byEvent: Known<string> = { value: 'B', at: T, by: 'event', before: 'A' };
const byWrite: Known<string> = { value: 'B', at: T + 400, by: 'write', before: 'A' };

describe('what an event shows of a field', () => {
  test.each<[string, Known<string> | undefined, string, number, object]>([
    ['the first sight', undefined, 'A', T, { kind: 'newer', known: { value: 'A', at: T, by: 'event' } }],
    ['what is known', byEvent, 'B', T + 9_000, { kind: 'same' }],
    ['something older', byEvent, 'C', T - 1_000, { kind: 'older' }],
    ['something newer', byEvent, 'C', T + 1_000, { kind: 'newer', known: { value: 'C', before: 'B' } }],
    ['another state of the same second', byEvent, 'C', T, { kind: 'doubt', mayReadNow: true }],
    ['a state of the second of our own write', byWrite, 'C', T, { kind: 'doubt', mayReadNow: false }],
    [
      'what stood before our write, soon after it',
      byWrite,
      'A',
      T + 60_000,
      { kind: 'doubt', mayReadNow: false },
    ],
    ['what stood before our write, long after it', byWrite, 'A', T + 301_000, { kind: 'newer' }],
    ['something new soon after our write', byWrite, 'C', T + 1_000, { kind: 'newer' }],
  ])('%s', (_name, known, value, at, expected) =>
    expect(mergeEvent(known, value, at)).toMatchObject(expected),
  );

  test('a doubt names the time from when a read shows both states', () =>
    expect(mergeEvent(byEvent, 'C', T)).toMatchObject({ readableFrom: T + LAG_MILLIS }));
});

describe('what a read shows of a field', () => {
  test.each<[string, Known<string> | undefined, string, number, object]>([
    ['the first sight', undefined, 'A', T, { kind: 'newer', known: { at: T - LAG_MILLIS, by: 'read' } }],
    ['what is known', byEvent, 'B', T + 1, { kind: 'same' }],
    ['what stood before our own write', byWrite, 'A', T + 60_000, { kind: 'older' }],
    ['the same, when the write must show', byWrite, 'A', T + 301_000, { kind: 'newer' }],
    [
      "what stood before somebody else's change",
      byEvent,
      'A',
      T + 60_000,
      { kind: 'doubt', mayReadNow: false },
    ],
    ['what nobody told of', byWrite, 'C', T + 60_000, { kind: 'newer', known: { at: T + 401 } }],
  ])('%s', (_name, known, value, readAt, expected) =>
    expect(mergeRead(known, value, readAt)).toMatchObject(expected),
  );
});
