import { JSM as RECORD } from '../../../../src/contract/vendors/jsm';
import type { RouteConfig } from '../../../../src/contract/forwarder-config';
import { forward as jsm } from '../../../../src/lambda/vendors/jsm/forward';
import {
  ALERT_KEY,
  alertFactory,
  SIGNING_SECRET,
  vendorContextFactory,
} from '../../../helpers/alert-factory';
import { bodyOf, NOTE, requestsOf } from '../requests';

const JSM = 'https://api.atlassian.com/jsm/ops/integration/v2/alerts';
const opsgenie = vendorContextFactory({}, { url: RECORD.urls.opsgenieEu });
const alert = alertFactory({ note: NOTE });

test.each([
  ['JSM', undefined, JSM],
  ['Opsgenie US', RECORD.urls.opsgenieUs, 'https://api.opsgenie.com/v2/alerts'],
  ['Opsgenie EU', RECORD.urls.opsgenieEu, 'https://api.eu.opsgenie.com/v2/alerts'],
])('opens at %s with the integration key', (_case, url, expected) => {
  const [request] = requestsOf(jsm, 'open', alert, vendorContextFactory({}, { url }));
  expect(request?.call).toBe(`POST ${expected}`);
  expect(request?.headers).toMatchObject({ authorization: `GenieKey ${SIGNING_SECRET}` });
});

test.each([
  ['acknowledge', 'acknowledge', 'AWS Security Hub', 'Acknowledged in AWS Security Hub.'],
  ['resolve', 'close', 'AWS Security Hub', 'The finding is closed in AWS Security Hub.'],
  ['note', 'notes', 'jane@example.com (AWS Security Hub)', 'Known, owner is on it.'],
] as const)('%s is addressed by alias', (action, path, user, note) => {
  expect(requestsOf(jsm, action, alert)).toMatchObject([
    {
      call: `POST ${JSM}/${ALERT_KEY}/${path}?identifierType=alias`,
      headers: { authorization: `GenieKey ${SIGNING_SECRET}` },
      body: { user, source: 'AWS Security Hub', note },
    },
  ]);
});

test('without a note there is nothing to add', () => {
  expect(requestsOf(jsm, 'note', alertFactory())).toEqual([]);
});

test('an update of JSM tries the priority, and tells the rest in a note', () => {
  const requests = requestsOf(
    jsm,
    'update',
    alertFactory({ severity: 'CRITICAL', title: '[CRITICAL] S3.8' }),
  );
  expect(requests.map(({ call, body, accepts }) => ({ call, body, accepts }))).toEqual([
    {
      call: `PUT ${JSM}/${ALERT_KEY}/priority?identifierType=alias`,
      body: { priority: 'P1' },
      accepts: [400, 404, 405, 422],
    },
    {
      call: `POST ${JSM}/${ALERT_KEY}/notes?identifierType=alias`,
      body: {
        user: 'AWS Security Hub',
        source: 'AWS Security Hub',
        note: 'Changed in AWS Security Hub, now: [CRITICAL] S3.8',
      },
    },
  ]);
});

test('an update of Opsgenie sets priority, message and description', () => {
  const opened = bodyOf(jsm, 'open', alert, opsgenie);
  const base = `PUT https://api.eu.opsgenie.com/v2/alerts/${ALERT_KEY}`;
  expect(requestsOf(jsm, 'update', alert, opsgenie).map(({ call, body }) => [call, body])).toEqual([
    [`${base}/priority?identifierType=alias`, { priority: 'P2' }],
    [`${base}/message?identifierType=alias`, { message: opened.message }],
    [`${base}/description?identifierType=alias`, { description: opened.description }],
  ]);
});

test.each([
  ['CRITICAL', 'P1'],
  ['HIGH', 'P2'],
  ['MEDIUM', 'P3'],
  ['LOW', 'P4'],
  ['INFORMATIONAL', 'P5'],
] as const)('%s is %s', (severity, priority) => {
  expect(bodyOf(jsm, 'open', alertFactory({ severity }))).toHaveProperty('priority', priority);
});

test('the user can map a severity otherwise', () => {
  const context = vendorContextFactory({}, { severities: { HIGH: 'P1' } });
  expect(bodyOf(jsm, 'open', alert, context)).toHaveProperty('priority', 'P1');
  expect(requestsOf(jsm, 'update', alert, context)[0]?.body).toEqual({ priority: 'P1' });
});

test.each<[string, RouteConfig, unknown]>([
  ['nobody in particular', { match: {} }, undefined],
  ['a team by name', { match: {}, team: 'secops' }, [{ type: 'team', name: 'secops' }]],
  [
    'a team by id',
    { match: {}, team: '4513b7ea-3b91-438f-b7e4-e3e54af9147c' },
    [{ type: 'team', id: '4513b7ea-3b91-438f-b7e4-e3e54af9147c' }],
  ],
  [
    'a team and a person',
    { match: {}, team: 'secops', responders: [{ type: 'user', username: 'jane@example.com' }] },
    [
      { type: 'team', name: 'secops' },
      { type: 'user', username: 'jane@example.com' },
    ],
  ],
])('a route calls %s', (_case, route, responders) => {
  expect(bodyOf(jsm, 'open', alert, vendorContextFactory({ route })).responders).toEqual(responders);
});

test('at most 50 responders', () => {
  const responders = Array.from({ length: 60 }, (_, index) => ({ type: 'user', username: `u${index}` }));
  const body = bodyOf(jsm, 'open', alert, vendorContextFactory({ route: { responders } }));
  expect(body.responders).toHaveLength(50);
});

test.each([
  ['as long as the message', 130, '🚨'.repeat(65), ''],
  ['one longer', 131, `${'🚨'.repeat(64)}…`, `${'🚨'.repeat(65)}!\n\n`],
])('a title %s', (_case, length, message, above) => {
  const title = '🚨'.repeat(65) + '!'.repeat(length - 130);
  const body = bodyOf(jsm, 'open', alertFactory({ title, description: 'What happened.' }));
  expect(body.message).toBe(message);
  expect(body.description).toMatch(new RegExp(`^${above}What happened\\.`, 'u'));
});

test('a description that is too long keeps the links below it', () => {
  const { description } = bodyOf(jsm, 'open', alertFactory({ description: '€'.repeat(20_000) }));
  expect(String(description)).toHaveLength(15_000);
  expect(String(description)).toMatch(
    /€…\n\nFinding in Security Hub: https:\S+\nHow to fix it: https:\/\/docs.example.com\/S3.8\/remediation$/,
  );
});

test('entity, tags, details, user and note keep their limits', () => {
  const long = (text: string, length: number): string => text.repeat(length).slice(0, length);
  const full = alertFactory({
    resources: [{ type: 'Other', id: long('r', 513), name: 'r', tags: {} }],
    tags: Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`tag-${index}`, long('v', 60)])),
    details: { A: long('a', 5_000), B: long('b', 5_000), C: 'c' },
    note: { text: long('n', 25_001), updatedBy: long('u', 101) },
  });
  const body = bodyOf(jsm, 'open', full);
  expect(body.entity).toBe(`${long('r', 511)}…`);
  expect(body.tags).toHaveLength(20);
  expect((body.tags as unknown as string[])[6]).toBe(`tag-0:${long('v', 43)}…`);
  expect(
    Object.entries(body.details as unknown as object)
      .flat()
      .join(''),
  ).toHaveLength(8_000);
  const note = bodyOf(jsm, 'note', full);
  expect(note.note).toBe(`${long('n', 24_999)}…`);
  expect(note.user).toBe(`${long('u', 80)}… (AWS Security Hub)`);
});

test('a tag has no comma, and stands once', () => {
  const body = bodyOf(jsm, 'open', alertFactory({ product: 'HIGH', tags: { owner: 'a, b', empty: '' } }));
  expect(body.tags).toEqual([
    'SecurityHub',
    'HIGH',
    '111122223333',
    'eu-central-1',
    'S3.8',
    'owner:a b',
    'empty',
  ]);
});

test.each([
  ['is left out where the priority tells it', {}, 'S3.8 on invoices'],
  ['stays where two severities have one priority', { HIGH: 'P1', CRITICAL: 'P1' }, '[HIGH] S3.8 on invoices'],
])('the severity in front of the message %s', (_case, severities, message) => {
  const context = vendorContextFactory({}, { severities });
  const high = alertFactory({ severity: 'HIGH', title: '[HIGH] S3.8 on invoices' });
  expect(bodyOf(jsm, 'open', high, context)).toMatchObject({ message });
});

test("AWS's own tags are no tags of the alert", () => {
  const tags = { team: 'billing', 'aws:cloudformation:stack-name': 'shop' };
  const { tags: shown } = bodyOf(jsm, 'open', alertFactory({ tags })) as { tags?: readonly string[] };
  expect(shown).toContain('team:billing');
  expect(shown?.filter((tag) => tag.startsWith('aws:'))).toEqual([]);
});
