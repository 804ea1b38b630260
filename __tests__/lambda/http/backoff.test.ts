import * as fc from 'fast-check';
import { retryDelayMillis } from '../../../src/lambda/http/backoff';
import { retryAfterMillis } from '../../../src/lambda/http/retry-after';

const NOW = new Date('2026-11-21T10:00:00Z');

test.each([
  ['120', 120_000],
  [' 1 ', 1_000],
  ['0.5', 500],
  ['Sat, 21 Nov 2026 10:00:30 GMT', 30_000],
  ['Saturday, 21-Nov-26 10:00:30 GMT', 30_000],
  ['Sat Nov 21 2026 10:00:30 GMT', 30_000],
  [undefined, undefined],
  ['', undefined],
  ['0', undefined],
  ['-5', undefined],
  ['soon', undefined],
  ['Sat, 21 Nov 2026 09:59:00 GMT', undefined],
  ['9'.repeat(400), undefined],
])('Retry-After: %s → %s ms', (header, millis) => {
  expect(retryAfterMillis(header, NOW)).toBe(millis);
});

test.each([
  [1, 0, 5_000],
  [1, 1, 10_000],
  [2, 0, 10_000],
  [3, 0.5, 30_000],
  [7, 1, 640_000],
  [8, 0, 450_000],
  [8, 1, 900_000],
  [1_000, 1, 900_000],
])('attempt %i with random %d → %i ms', (attempt, random, millis) => {
  expect(retryDelayMillis({ attempt, random: () => random })).toBe(millis);
});

test('Retry-After is obeyed where it is longer, lengthened by at most 5 s, and ends where SQS ends', () => {
  const asked = { attempt: 1, retryAfterMillis: 30_000 };
  expect(retryDelayMillis({ ...asked, random: () => 0 })).toBe(30_000);
  expect(retryDelayMillis({ ...asked, random: () => 1 })).toBe(35_000);
  expect(retryDelayMillis({ attempt: 1, retryAfterMillis: 1e12 })).toBe(39_600_000);
});

test('a short Retry-After does not spend the receipts of a record', () =>
  expect(retryDelayMillis({ attempt: 40, retryAfterMillis: 1_000, random: () => 0 })).toBe(450_000));

test('the delay is always within bounds', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.option(fc.double({ min: 1, noNaN: true }), { nil: undefined }),
      (attempt, after) => {
        const delay = retryDelayMillis({ attempt, retryAfterMillis: after });
        expect(Number.isInteger(delay)).toBe(true);
        expect(delay).toBeGreaterThanOrEqual(1);
        expect(delay).toBeLessThanOrEqual(39_600_000);
      },
    ),
  );
});
