import { PAGERDUTY } from '../../../../src/contract/vendors/pagerduty';
import { forward as pagerduty } from '../../../../src/lambda/vendors/pagerduty/forward';
import {
  ALERT_KEY,
  alertFactory,
  SIGNING_SECRET,
  vendorContextFactory,
} from '../../../helpers/alert-factory';
import { bodyOf, NOTE, requestsOf } from '../requests';

const KEY = SIGNING_SECRET;

test.each([
  ['US', undefined, 'POST https://events.pagerduty.com/v2/enqueue'],
  ['US', PAGERDUTY.urls.us, 'POST https://events.pagerduty.com/v2/enqueue'],
  ['EU', PAGERDUTY.urls.eu, 'POST https://events.eu.pagerduty.com/v2/enqueue'],
  ['another, with a slash', 'http://127.0.0.1:8080/', 'POST http://127.0.0.1:8080/v2/enqueue'],
])('calls the %s service region', (_case, url, call) => {
  const [request] = requestsOf(pagerduty, 'open', alertFactory(), vendorContextFactory({}, { url }));
  expect(request?.call).toBe(call);
  expect(request?.headers).toMatchObject({ 'content-type': 'application/json' });
});

test.each(['acknowledge', 'resolve'] as const)('%s is addressed by the key alone', (action) => {
  expect(bodyOf(pagerduty, action)).toEqual({ routing_key: KEY, event_action: action, dedup_key: ALERT_KEY });
});

test('an update is a trigger with the same key', () => {
  expect(bodyOf(pagerduty, 'update')).toEqual(bodyOf(pagerduty, 'open'));
});

test('there is no event for a note', () => {
  expect(requestsOf(pagerduty, 'note', alertFactory({ note: NOTE }))).toEqual([]);
});

test.each([
  ['CRITICAL', 'critical'],
  ['HIGH', 'error'],
  ['MEDIUM', 'warning'],
  ['LOW', 'warning'],
  ['INFORMATIONAL', 'info'],
] as const)('%s is %s', (severity, expected) => {
  expect(bodyOf(pagerduty, 'open', alertFactory({ severity })).payload).toHaveProperty('severity', expected);
});

test('the user can map a severity otherwise', () => {
  const context = vendorContextFactory({}, { severities: { HIGH: 'critical' } });
  expect(bodyOf(pagerduty, 'open', alertFactory(), context).payload).toHaveProperty('severity', 'critical');
  const low = bodyOf(pagerduty, 'open', alertFactory({ severity: 'LOW' }), context);
  expect(low.payload).toHaveProperty('severity', 'warning');
});

test('a severity that PagerDuty has not is refused', () => {
  const context = vendorContextFactory({}, { severities: { HIGH: 'P1' } });
  expect(() => requestsOf(pagerduty, 'open', alertFactory(), context)).toThrow(
    'Endpoint "on-call": `severities.HIGH` must be one of critical, error, warning, info, got: "P1"',
  );
});

test('a route sends to another service', () => {
  const context = vendorContextFactory({
    secrets: { default: 'default-key', billing: ' billing-key\n' },
    route: { secretName: 'billing' },
  });
  expect(bodyOf(pagerduty, 'open', alertFactory(), context)).toHaveProperty('routing_key', 'billing-key');
});

test.each([
  ['missing', {}],
  ['blank', { default: ' \n' }],
])('a %s routing key is a configuration error', (_case, secrets: Record<string, string>) => {
  expect(() => requestsOf(pagerduty, 'open', alertFactory(), vendorContextFactory({ secrets }))).toThrow(
    'Endpoint "on-call": the secret "default" is missing or empty: store the vendor\'s key in it.',
  );
});

test('a date that is none is left out', () => {
  const alert = alertFactory({ lastObservedAt: '123578964332', updatedAt: '', firstObservedAt: undefined });
  expect(bodyOf(pagerduty, 'open', alert).payload).not.toHaveProperty('timestamp');
});

test('without resources, the source is the account', () => {
  const { payload } = bodyOf(pagerduty, 'open', alertFactory({ resources: [] }));
  expect(payload).toHaveProperty('source', '111122223333/eu-central-1');
  expect(payload).not.toHaveProperty('component');
});

test('images of the configuration are shown', () => {
  const images = [
    { src: 'https://example.com/runbook.png', href: 'https://example.com/runbook', alt: 'Runbook' },
  ];
  const context = vendorContextFactory({}, { options: { images } });
  expect(bodyOf(pagerduty, 'open', alertFactory(), context).images).toEqual(images);
});

test.each([
  ['http', [{ src: 'http://example.com/a.png' }]],
  ['no source', [{ href: 'https://example.com' }]],
  ['no list', { src: 'https://example.com/a.png' }],
  ['a text', ['https://example.com/a.png']],
  ['an alt that is no text', [{ src: 'https://example.com/a.png', alt: 1 }]],
])('images with %s are refused', (_case, images) => {
  const context = vendorContextFactory({}, { options: { images } });
  expect(() => requestsOf(pagerduty, 'open', alertFactory(), context)).toThrow(
    /`options.images` must be a list/,
  );
});

test.each([
  [1_024, 'ü'.repeat(1_024)],
  [1_025, `${'ü'.repeat(1_023)}…`],
])('a title of %i characters', (length, summary) => {
  const { payload } = bodyOf(pagerduty, 'open', alertFactory({ title: 'ü'.repeat(length) }));
  expect(payload).toHaveProperty('summary', summary);
});

test('links that lead nowhere are left out, each address stands once', () => {
  const links = [
    { text: 'Finding', href: 'https://example.com/finding' },
    { text: 'again', href: 'https://example.com/finding' },
    { text: 'relative', href: '/finding' },
    { text: 'script', href: 'javascript:alert(1)' },
    { text: 'too long', href: `https://example.com/${'x'.repeat(2_048)}` },
  ];
  const alert = alertFactory({ links, consoleUrl: 'https://example.com/console', remediation: {} });
  expect(bodyOf(pagerduty, 'open', alert).links).toEqual([
    { text: 'Finding', href: 'https://example.com/finding' },
    { text: 'Open in AWS console', href: 'https://example.com/console' },
  ]);
});
