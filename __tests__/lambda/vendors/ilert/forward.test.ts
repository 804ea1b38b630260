import { forward as ilert } from '../../../../src/lambda/vendors/ilert/forward';
import {
  ALERT_KEY,
  alertFactory,
  SIGNING_SECRET,
  vendorContextFactory,
} from '../../../helpers/alert-factory';
import { bodyOf, NOTE, requestsOf } from '../requests';

const alert = alertFactory({ title: '[HIGH] S3.8 on invoices', note: NOTE });
const event = { integrationKey: SIGNING_SECRET, alertKey: ALERT_KEY };

test.each([
  [undefined, 'POST https://api.ilert.com/api/events'],
  ['http://127.0.0.1:8080/', 'POST http://127.0.0.1:8080/api/events'],
])('with the URL %s it is %s, without an Authorization header', (url, call) => {
  const [request] = requestsOf(ilert, 'open', alert, vendorContextFactory({}, { url }));
  expect(request?.call).toBe(call);
  expect(Object.keys(request?.headers ?? {})).toEqual(['content-type', 'user-agent']);
});

test.each([
  [
    'acknowledge',
    { eventType: 'ACCEPT', summary: 'Acknowledged in AWS Security Hub: [HIGH] S3.8 on invoices' },
  ],
  ['resolve', { eventType: 'RESOLVE', summary: 'Resolved in AWS Security Hub: [HIGH] S3.8 on invoices' }],
  [
    'note',
    {
      eventType: 'COMMENT',
      summary: 'Note added in AWS Security Hub: [HIGH] S3.8 on invoices',
      comments: [{ creator: 'jane@example.com', content: 'Known, owner is on it.' }],
    },
  ],
] as const)('%s', (action, expected) => {
  expect(bodyOf(ilert, action, alert)).toEqual({ ...event, ...expected });
});

test('without a note there is nothing to add', () => {
  expect(requestsOf(ilert, 'note', alertFactory())).toEqual([]);
});

test('an update is an ALERT with the same key', () => {
  expect(bodyOf(ilert, 'update', alert)).toEqual(bodyOf(ilert, 'open', alert));
});

test.each([
  ['CRITICAL', 'HIGH'],
  ['HIGH', 'HIGH'],
  ['MEDIUM', 'LOW'],
  ['LOW', 'LOW'],
  ['INFORMATIONAL', 'LOW'],
] as const)('%s is of priority %s and without severity', (severity, priority) => {
  const body = bodyOf(ilert, 'open', alertFactory({ severity }));
  expect(body).toHaveProperty('priority', priority);
  expect(body).not.toHaveProperty('severity');
});

test('the user can map priority and severity', () => {
  const context = vendorContextFactory(
    {},
    { severities: { HIGH: 'LOW' }, options: { severity: { HIGH: 2 } } },
  );
  expect(bodyOf(ilert, 'open', alert, context)).toMatchObject({ priority: 'LOW', severity: 2 });
  expect(bodyOf(ilert, 'open', alertFactory({ severity: 'LOW' }), context)).not.toHaveProperty('severity');
});

test.each([
  [{ HIGH: 0 }],
  [{ HIGH: 6 }],
  [{ HIGH: 1.5 }],
  [{ HIGH: '1' }],
  [true],
  [[1, 2, 3, 4, 5]],
  [null],
])('a severity table %j is refused', (severity) => {
  const context = vendorContextFactory({}, { options: { severity } });
  expect(() => requestsOf(ilert, 'open', alert, context)).toThrow(
    /^Endpoint "on-call": `options.severity` must map severity labels to whole numbers from 1 to 5/,
  );
});

test('a route sets the routing key and another alert source', () => {
  const context = vendorContextFactory({
    secrets: { default: 'default-key', other: 'other-key' },
    route: { secretName: 'other', team: 'secops' },
  });
  expect(bodyOf(ilert, 'open', alert, context)).toMatchObject({
    integrationKey: 'other-key',
    routingKey: 'secops',
  });
});

test('lines stay apart in Markdown', () => {
  const { details } = bodyOf(ilert, 'open', alertFactory({ description: 'one\ntwo\n\nthree\n- four' }));
  expect(details).toBe('one  \ntwo\n\nthree  \n- four');
});

test.each([
  [
    '{"alertKey":"k","alertUrl":"https://acme.ilert.com/alert/view.jsf?id=12797430","responseCode":"OK"}',
    '12797430',
  ],
  ['{"alertUrl":"https://acme.ilert.com/alerts/42/"}', '42'],
  ['{"alertUrl":"https://acme.ilert.com/alerts"}', undefined],
  ['{"responseCode":"OK"}', undefined],
  ['null', undefined],
  ['<html>', undefined],
])('the id in %s is %s', (body, id) => {
  expect(ilert.vendorId?.({ status: 202, body })).toBe(id);
});

test('nothing of a finding is rendered in the details', () => {
  const description = '# Big\n[a](http://x.example) *b*';
  expect(bodyOf(ilert, 'open', alertFactory({ description }))).toMatchObject({
    details: '\\# Big  \n\\[a\\](http://x.example) \\*b\\*',
  });
});
