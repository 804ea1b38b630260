import { timeToTell } from '../../../../src/lambda/vendors/common/time-to-tell';

const NOW = new Date('2026-11-21T10:00:10.250Z');

test.each([
  ['the time of the event', '2026-11-21T10:00:05Z', undefined, '2026-11-21T10:00:05.000Z'],
  ['now, without one', '', undefined, '2026-11-21T10:00:10.250Z'],
  ['now, with one that is no time', '123578964332', undefined, '2026-11-21T10:00:10.250Z'],
  [
    'the time of the event after the last change',
    '2026-11-21T10:00:05Z',
    '2026-11-21T10:00:04.999Z',
    '2026-11-21T10:00:05.000Z',
  ],
  [
    'later than the last change, in the same second',
    '2026-11-21T10:00:05Z',
    '2026-11-21T10:00:05.700Z',
    '2026-11-21T10:00:05.701Z',
  ],
])('is %s', (_case, eventTime, changedAt, expected) => {
  expect(timeToTell(eventTime, NOW, changedAt).toISOString()).toBe(expected);
});
