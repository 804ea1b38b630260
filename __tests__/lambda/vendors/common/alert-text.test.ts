import { descriptionWithLinks, titleOf } from '../../../../src/lambda/vendors/common/alert-text';
import { ALERT_KEY, alertFactory } from '../../../helpers/alert-factory';

const titled = (title: string, limit: number): string => titleOf(alertFactory({ title }), limit);

test.each([
  ['that fits', '[HIGH] S3.8 public on invoices (prod 111122223333, eu-central-1)', 64],
  ['of several lines', '[HIGH] S3.8 public\n\ton  invoices (prod 111122223333, eu-central-1)', 64],
])('a title %s stays, on one line', (_case, title, limit) => {
  expect(titled(title, limit)).toBe('[HIGH] S3.8 public on invoices (prod 111122223333, eu-central-1)');
});

test.each([
  [
    'what is before the place',
    '[HIGH] S3.8 buckets should block public access on invoices (111122223333, eu-central-1)',
    66,
    '[HIGH] S3.8 buckets shou… on invoices (111122223333, eu-central-1)',
  ],
  [
    'what is before the account',
    '[HIGH] Something happened to the web server (111122223333, eu-central-1)',
    55,
    '[HIGH] Something happened… (111122223333, eu-central-1)',
  ],
  ['the end, without a place', '[HIGH] Something happened to the web server', 20, '[HIGH] Something ha…'],
  [
    'the end, when the place would be nearly all',
    '[HIGH] Something (111122223333, eu-central-1)',
    30,
    '[HIGH] Something (11112222333…',
  ],
])('of a title that is too long, %s is cut', (_case, title, limit, expected) => {
  const result = titled(title, limit);
  expect(result).toBe(expected);
  expect(result.length).toBeLessThanOrEqual(limit);
});

test.each(['', ' \n ', '\u0000'])('an empty title %j gives way to the key', (title) => {
  expect(titled(title, 200)).toBe(`Security Hub finding ${ALERT_KEY}`);
});

test('without a description the links stand alone', () => {
  const alert = alertFactory({
    description: ' ',
    links: [],
    remediation: {},
    consoleUrl: 'https://example.com/',
  });
  expect(descriptionWithLinks(alert, 1_000)).toBe('Open in AWS console: https://example.com/');
});

test('links leave half of the room to the description', () => {
  const links = Array.from({ length: 9 }, (_, index) => ({
    text: `L${index}`,
    href: `https://example.com/${index}`,
  }));
  const alert = alertFactory({ description: 'x'.repeat(500), links, remediation: {}, consoleUrl: '' });
  const text = descriptionWithLinks(alert, 200);
  expect(text).toHaveLength(200);
  expect(text.split('\n')[0]?.length).toBeGreaterThan(100);
  expect(text).toContain('L0: https://example.com/0');
});
