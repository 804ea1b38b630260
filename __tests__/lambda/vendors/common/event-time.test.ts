import fc from 'fast-check';
import { timeOf } from '../../../../src/lambda/vendors/common/event-time';
import { NOW } from '../../receive/webhooks';

const RECEIVED = '2026-11-21T10:00:00.250000000Z';

test.each([
  ['2026-11-21T09:59:58Z', '2026-11-21T09:59:58.000000000Z'],
  ['2026-11-21T09:59:58.5Z', '2026-11-21T09:59:58.500000000Z'],
  ['2026-11-21T09:59:58.838605470Z', '2026-11-21T09:59:58.838605470Z'],
  ['2026-11-21T10:59:58.1+01:00', '2026-11-21T09:59:58.100000000Z'],
  ['2026-11-21T04:59:58-0500', '2026-11-21T09:59:58.000000000Z'],
  ['2019-08-29T09: 52: 39.551Z', '2019-08-29T09:52:39.551000000Z'],
  ['1420452224764002246', '2015-01-05T10:03:44.764002246Z'],
  ['1420452224764', '2015-01-05T10:03:44.764000000Z'],
  ['1420452224', '2015-01-05T10:03:44.000000000Z'],
])('reads %s', (given, expected) => expect(timeOf(given, NOW)).toEqual({ occurredAt: expected }));

test.each([
  undefined,
  'yesterday',
  '',
  '123',
  '2026-13-01T00:00:00Z',
  '2026-11-21T10:05:00.300Z',
  '9999999999',
])('takes the time of receipt for %s, and says so', (given) =>
  expect(timeOf(given, NOW)).toEqual({ occurredAt: RECEIVED, timeIsReceipt: true }),
);

test('believes a clock that is a little ahead', () =>
  expect(timeOf('2026-11-21T10:04:59Z', NOW)).toEqual({ occurredAt: '2026-11-21T10:04:59.000000000Z' }));

test('orders texts as it orders nanoseconds', () => {
  const nanos = fc.bigInt({ min: 10n ** 18n, max: 179n * 10n ** 16n });
  fc.assert(
    fc.property(nanos, nanos, (left, right) => {
      const [a, b] = [timeOf(String(left), NOW).occurredAt, timeOf(String(right), NOW).occurredAt];
      expect(a < b).toBe(left < right);
    }),
  );
});
