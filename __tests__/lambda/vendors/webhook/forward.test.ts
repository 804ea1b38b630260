import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { Webhook } from 'standardwebhooks';
import { forward as webhook } from '../../../../src/lambda/vendors/webhook/forward';
import { alertFactory, SIGNING_SECRET, vendorContextFactory } from '../../../helpers/alert-factory';
import { ACTIONS, bodyOf, callsOf, NOTE, requestsOf } from '../requests';

const URL = 'https://receiver.example.com/alerts';
const alert = alertFactory({ note: NOTE });
const contextOf = (
  options: Record<string, unknown> = {},
  overrides: Parameters<typeof vendorContextFactory>[0] = {},
): ReturnType<typeof vendorContextFactory> => vendorContextFactory(overrides, { url: URL, options });

const schema = JSON.parse(readFileSync(join('docs', 'webhook-schema-v1.json'), 'utf8')) as object;
const ajv = new Ajv({ formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/ } });
ajv.addSchema(schema, 'v1');
const problemsOf = (definition: string, value: unknown): unknown =>
  ajv.validate(definition, value) ? [] : ajv.errors;

beforeEach(() => jest.useFakeTimers({ now: new Date('2026-11-21T10:00:12Z') }));
afterEach(() => jest.useRealTimers());

describe.each(ACTIONS)('%s', (action) => {
  test('is of the documented form', () => {
    expect(problemsOf('v1', bodyOf(webhook, action, alert, contextOf()))).toEqual([]);
  });

  test('is of the documented form as CloudEvent', () => {
    const body = bodyOf(webhook, action, alert, contextOf({ bodyFormat: 'cloudevents' }));
    expect(problemsOf('v1#/definitions/cloudEvent', body)).toEqual([]);
  });

  test.each(['standard', 'cloudevents'])('is verified by the reference library as %s', (bodyFormat) => {
    const [request] = callsOf(webhook, action, alert, contextOf({ bodyFormat }));
    const { body = '', headers = {} } = request ?? {};
    expect(new Webhook(SIGNING_SECRET).verify(body, { ...headers })).toEqual(JSON.parse(body));
    expect(() => new Webhook(SIGNING_SECRET).verify(`${body} `, { ...headers })).toThrow(/signature/i);
  });
});

test('the example in the documentation is of the documented form', () => {
  const page = readFileSync(join('docs', 'webhook-schema.md'), 'utf8');
  const [standard, cloudEvent] = [...page.matchAll(/```json\n(.*?)```/gs)].map(
    ([, json = '']) => JSON.parse(json) as { data: unknown },
  );
  expect(problemsOf('v1', standard)).toEqual([]);
  expect(problemsOf('v1#/definitions/cloudEvent', { ...cloudEvent, data: standard?.data })).toEqual([]);
});

test('the id stays when the request is repeated, the timestamp is new', () => {
  const [first] = requestsOf(webhook, 'open', alert, contextOf());
  const [again] = requestsOf(
    webhook,
    'open',
    alert,
    contextOf({}, { now: new Date('2026-11-21T10:05:10Z') }),
  );
  expect(first?.headers).toMatchObject({ 'webhook-id': 'evt-0001', 'webhook-timestamp': '1795255210' });
  expect(again?.headers).toMatchObject({ 'webhook-id': 'evt-0001', 'webhook-timestamp': '1795255510' });
  expect(again?.body).toEqual(first?.body);
});

test('the document has the time of the event, whatever the dates of the finding', () => {
  const eventTime = new Date('2026-11-21T12:00:00.001Z');
  expect(bodyOf(webhook, 'resolve', alert, contextOf({}, { eventTime }))).toMatchObject({
    timestamp: '2026-11-21T12:00:00.001Z',
  });
  const context = contextOf({ bodyFormat: 'cloudevents' }, { eventTime });
  expect(bodyOf(webhook, 'resolve', alert, context)).toMatchObject({ time: '2026-11-21T12:00:00.001Z' });
});

test('an id that no header or signature may hold is hashed', () => {
  const [request] = requestsOf(webhook, 'open', alert, contextOf({}, { eventId: 'a.b\r\nc' }));
  expect(request?.headers['webhook-id']).toMatch(/^[0-9a-f]{64}$/);
});

test('two keys make two signatures, either of which is enough', () => {
  const other = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
  const [request] = callsOf(
    webhook,
    'open',
    alert,
    contextOf({}, { secrets: { default: `${other} ${SIGNING_SECRET}\n` } }),
  );
  const { body = '', headers = {} } = request ?? {};
  for (const secret of [other, SIGNING_SECRET]) {
    expect(() => new Webhook(secret).verify(body, { ...headers })).not.toThrow();
  }
  expect(headers['webhook-signature']?.split(' ')).toHaveLength(2);
});

test.each([
  ['the configuration', {}, URL],
  [
    'a secret, if there is one',
    { url: ' https://receiver.example.com/?key=s3cret\n' },
    'https://receiver.example.com/?key=s3cret',
  ],
])('the URL comes from %s', (_case, secrets, url) => {
  const context = contextOf({}, { secrets: { default: SIGNING_SECRET, ...secrets } });
  expect(requestsOf(webhook, 'open', alert, context)[0]?.call).toBe(`POST ${url}`);
});

test('without a signature, no signing secret is needed', () => {
  const secrets = { 'header:Authorization': 'Bearer t0ken\n', 'header:X-Team': 'secops' };
  const [request] = requestsOf(
    webhook,
    'open',
    alert,
    contextOf({ signature: 'none', headers: { 'X-Team': 'replaced', 'X-Source': 'aws' } }, { secrets }),
  );
  expect(request?.headers).toEqual({
    'content-type': 'application/json',
    'user-agent': 'cdktf-securityhub-alerting',
    'x-team': 'secops',
    'x-source': 'aws',
    authorization: 'Bearer t0ken',
    'webhook-id': 'evt-0001',
    'webhook-timestamp': '1795255210',
  });
});

test.each<[string, Record<string, unknown>, Record<string, string>, string]>([
  ['no secret', {}, {}, 'the secret "default" is missing or empty'],
  [
    'a secret that is no base64',
    {},
    { default: 'whsec_no-base64!' },
    'the signing secret must be "whsec_" and',
  ],
  [
    'a secret of 15 bytes',
    {},
    { default: 'whsec_' + 'AAAA'.repeat(5) },
    'the signing secret must be "whsec_" and',
  ],
  [
    'a format',
    { bodyFormat: 'xml' },
    {},
    '`options.bodyFormat` must be one of standard, cloudevents, got: "xml"',
  ],
  [
    'a signature',
    { signature: 'v2' },
    {},
    '`options.signature` must be one of standard-webhooks, none, got: "v2"',
  ],
  [
    'headers that are a list',
    { headers: ['x'] },
    {},
    '`options.headers` must be an object of header name → text.',
  ],
  [
    'a header of ours',
    { headers: { 'Webhook-Id': 'x' } },
    {},
    'the header "webhook-id" is set by the forwarder',
  ],
  ['a header name', { headers: { 'a b': 'x' } }, {}, '"a b" is no header name.'],
  [
    'a header value',
    {},
    { 'header:X-Key': 'MARKED\r\nx: y' },
    'the value of the header "X-Key" is empty or has',
  ],
])('refuses %s and quotes no secret', (_case, options, secrets, message) => {
  const context = contextOf(options, { secrets });
  const attempt = (): unknown => requestsOf(webhook, 'open', alert, context);
  expect(attempt).toThrow(`Endpoint "on-call": ${message}`);
  expect(attempt).not.toThrow(/MARKED|no-base64/);
});

test('no URL at all is a configuration error', () => {
  expect(() => requestsOf(webhook, 'open', alert, vendorContextFactory())).toThrow(
    'Endpoint "on-call": set `url`, or a secret named "url" that holds the URL.',
  );
});

test('routing and the own word for a priority stand in the document', () => {
  const route = { match: {}, team: 'secops', responders: [{ type: 'user', username: 'jane@example.com' }] };
  const context = vendorContextFactory({ route }, { url: URL, severities: { HIGH: 'sev-1' } });
  expect(bodyOf(webhook, 'open', alert, context).data).toMatchObject({
    severity: 'HIGH',
    priority: 'sev-1',
    team: 'secops',
    responders: [{ type: 'user', username: 'jane@example.com' }],
  });
});

test('a large alert is cut below 20 kB, marked, and keeps what leads back', () => {
  const large = alertFactory({
    description: '🚨'.repeat(50_000),
    details: Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`Fact ${index}`, 'x'.repeat(500)]),
    ),
  });
  const [request] = callsOf(webhook, 'open', large, contextOf());
  expect(Buffer.byteLength(request?.body ?? '')).toBeLessThan(20_000);
  const { data } = JSON.parse(request?.body ?? '') as { data: Record<string, unknown> };
  const { alertKey, title, finding, links } = JSON.parse(
    JSON.stringify(bodyOf(webhook, 'open', alertFactory(), contextOf()).data),
  ) as Record<string, unknown>;
  expect(data).toMatchObject({ truncated: true, alertKey, title, finding, links });
});

test('a small alert is not marked', () => {
  expect(bodyOf(webhook, 'open', alert, contextOf()).data).not.toHaveProperty('truncated');
});
