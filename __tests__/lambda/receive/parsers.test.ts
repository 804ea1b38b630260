import fc from 'fast-check';
import type { BuiltInVendor } from '../../../src/contract/vendors';
import { sha256 } from '../../../src/lambda/finding/key';
import { parseWebhookJson } from '../../../src/lambda/receive/webhook-json';
import { partOf } from '../../../src/lambda/vendors/part-of';
import { RECEIVE_PARTS } from '../../../src/lambda/vendors/receive-registry';
import { ilertEvent, incident, incidentNote, jsmEvent, KEY, pagerDutyEvent, request } from './webhooks';

const ACTION_WORDS = [
  'incident.annotated',
  'incident.resolved',
  'Close',
  'AddNote',
  'alert-resolved',
  'alert.closed',
];
const FIELD_WORDS = [
  'event',
  'event_type',
  'data',
  'id',
  'incident',
  'content',
  'action',
  'alert',
  'alias',
  'note',
].concat([
  'updatedAt',
  'eventType',
  'alertKey',
  'responders',
  'type',
  '__proto__',
  'priority',
  'occurred_at',
]);

function parse(vendor: BuiltInVendor, body: string, headers: Record<string, string> = {}) {
  const json = parseWebhookJson(Buffer.from(body));
  if (json === undefined) throw new Error(`not JSON: ${body}`);
  return partOf(RECEIVE_PARTS, vendor).parse({ content: json, request: request(body, headers) });
}
const updated = (vendor: BuiltInVendor, body: string, headers?: Record<string, string>) => {
  const parsed = parse(vendor, body, headers);
  const [update, ...others] = parsed.kind === 'updates' ? parsed.updates : [];
  if (!update || others.length > 0) throw new Error(`expected one update, got ${JSON.stringify(parsed)}`);
  return update;
};

describe('pagerduty', () => {
  test.each([
    ['incident.triggered', 'link'],
    ['incident.acknowledged', 'acknowledge'],
    ['incident.unacknowledged', 'unacknowledge'],
    ['incident.resolved', 'close'],
    ['incident.reopened', 'reopen'],
  ])('%s is %s', (eventType, action) =>
    expect(
      updated('pagerduty', pagerDutyEvent(eventType, incident({ incident_key: KEY.toUpperCase() }))),
    ).toEqual({
      eventId: '01EVENT',
      occurredAt: '2026-11-21T09:59:58.500000000Z',
      action,
      alertKey: KEY,
      vendorId: 'PINCIDENT',
      actor: 'Jane Doe',
      url: 'https://acme.pagerduty.com/incidents/PINCIDENT',
    }),
  );

  test('a note has its text and the incident it belongs to', () =>
    expect(
      updated('pagerduty', pagerDutyEvent('incident.annotated', incidentNote(' on it 🚒 '))),
    ).toMatchObject({
      action: 'note',
      note: 'on it 🚒',
      vendorId: 'PINCIDENT',
      alertKey: undefined,
    }));

  test('a priority is told by its name', () =>
    expect(
      updated(
        'pagerduty',
        pagerDutyEvent('incident.priority_updated', incident({ priority: { id: 'X', summary: 'P1' } })),
      ),
    ).toMatchObject({ action: 'priority', priority: 'P1' }));

  test("an incident key that is not the alert key's form is left out", () =>
    expect(
      updated('pagerduty', pagerDutyEvent('incident.resolved', incident({ incident_key: 'web-1' }))).alertKey,
    ).toBe(undefined));

  test('an event without an id takes that of the delivery', () =>
    expect(
      updated('pagerduty', pagerDutyEvent('incident.resolved', incident(), { id: undefined }), {
        'x-webhook-id': 'w1',
      }).eventId,
    ).toBe('w1'));

  test.each([
    ['incident.workflow.completed', incident()],
    ['incident.priority_updated', incident({ priority: null })],
    ['incident.annotated', incidentNote('  ')],
    ['incident.acknowledged', {}],
    ['pagey.ping', {}],
  ])('%s without meaning is ignored', (eventType, data) =>
    expect(parse('pagerduty', pagerDutyEvent(eventType, data)).kind).toBe('ignored'),
  );
});

describe('an incident of pagerduty', () => {
  test('that ends by a merge is not closed', () =>
    expect(
      parse(
        'pagerduty',
        pagerDutyEvent(
          'incident.resolved',
          incident({ resolve_reason: { type: 'merge_resolve_reason', incident: { id: 'POTHER' } } }),
        ),
      ),
    ).toEqual({ kind: 'ignored', eventType: 'incident.resolved by a merge' }));

  const actedBy = (type: string) =>
    updated(
      'pagerduty',
      pagerDutyEvent('incident.resolved', incident(), { agent: { id: 'P', type, summary: 'Events API v2' } }),
    ).own;
  test.each(['inbound_integration_reference', 'events_api_v2_inbound_integration_reference'])(
    'changed by %s is our own event',
    (type) => expect(actedBy(type)).toBe(true),
  );
  test.each(['user_reference', 'service_reference', 'inbound_integrations'])('changed by %s is not', (type) =>
    expect(actedBy(type)).toBeUndefined(),
  );
});

test.each<[BuiltInVendor, (id: string) => [body: string, headers?: Record<string, string>]]>([
  ['pagerduty', (id) => [pagerDutyEvent('incident.resolved', incident(), { id })]],
  ['ilert', (id) => [ilertEvent('alert-resolved', { eventId: id })]],
  [
    'webhook',
    (id) => [JSON.stringify({ type: 'alert.closed', data: { alertKey: KEY } }), { 'webhook-id': id }],
  ],
])('%s: an event id of 8 KB becomes a hash, and one of 128 characters stays', (vendor, made) => {
  const long = 'x'.repeat(8_192);
  expect(updated(vendor, ...made(long)).eventId).toBe(sha256(long));
  expect(updated(vendor, ...made(`${long}y`)).eventId).toBe(sha256(`${long}y`));
  expect(updated(vendor, ...made('x'.repeat(128))).eventId).toBe('x'.repeat(128));
});

describe('jsm', () => {
  test.each([
    ['Close', { username: 'AWS Security Hub' }, true],
    ['Acknowledge', { username: 'AWS Security Hub' }, true],
    ['AddNote', { note: 'Acknowledged in AWS Security Hub.', username: 'AWS Security Hub' }, true],
    ['AddNote', { note: 'on it', username: 'jane@example.com (AWS Security Hub)' }, true],
    ['UpdatePriority', { priority: 'P1', username: 'Alert API' }, true],
    ['Close', { username: 'Alert API' }, undefined],
    ['Close', { username: 'jane@example.com' }, undefined],
    ['Close', { username: undefined }, undefined],
  ])('%s with %j is our own: %s', (action, alert, own) =>
    expect(updated('jsm', jsmEvent(action, alert)).own).toBe(own),
  );

  test.each([
    ['Acknowledge', 'acknowledge'],
    ['UnAcknowledge', 'unacknowledge'],
    ['Close', 'close'],
    ['Delete', 'close'],
  ])('%s is %s, at the exact nanosecond', (action, expected) =>
    expect(updated('jsm', jsmEvent(action))).toMatchObject({
      action: expected,
      alertKey: KEY,
      vendorId: '7e9a6c0e-1111-2222-3333-444455556666',
      actor: 'jane@example.com',
      occurredAt: '2025-11-21T09:59:58.500000007Z',
      eventId: sha256(`${action}|7e9a6c0e-1111-2222-3333-444455556666|1763719198500000007|`),
    }),
  );

  test('one nanosecond makes another event', () =>
    expect(updated('jsm', jsmEvent('Close', {}, '1763719198500000008')).eventId).not.toBe(
      updated('jsm', jsmEvent('Close', {}, '1763719198500000007')).eventId,
    ));

  test('AddNote has the note', () =>
    expect(updated('jsm', jsmEvent('AddNote', { note: 'on it' }))).toMatchObject({
      action: 'note',
      note: 'on it',
    }));

  test.each(['P2', 2])('UpdatePriority has the priority, written %j', (priority) =>
    expect(updated('jsm', jsmEvent('UpdatePriority', { priority, oldPriority: 'P3' })).priority).toBe('P2'),
  );

  test.each([
    ['Create', {}],
    ['AddTags', {}],
    ['TestAction', {}],
    ['AddNote', { note: undefined }],
    ['UpdatePriority', { priority: undefined }],
    ['Close', { alias: '' }],
  ])('%s with %j is ignored', (action, alert) =>
    expect(parse('jsm', jsmEvent(action, alert)).kind).toBe('ignored'),
  );
});

describe('ilert', () => {
  test.each([
    ['alert-acknowledged', 'acknowledge'],
    ['incident-acknowledged', 'acknowledge'],
    ['alert-resolved', 'close'],
    ['incident-resolved', 'close'],
    ['alert-auto-resolved', 'close'],
  ])('%s is %s', (eventType, action) =>
    expect(updated('ilert', ilertEvent(eventType, { alertKey: KEY.toUpperCase() }))).toMatchObject({
      action,
      alertKey: KEY,
      vendorId: '4711',
      actor: 'Jane Doe',
      eventId: 'b7d2f505-bd0f-49a2-bf8f-f238919b23fc',
      occurredAt: '2026-11-21T09:59:58.123456789Z',
    }),
  );

  test('a comment has its text and no guessed author', () =>
    expect(updated('ilert', ilertEvent('alert-comment-added', { comment: 'on it' }))).toMatchObject({
      action: 'note',
      note: 'on it',
      actor: undefined,
    }));

  test('the older form, without event id and time, is dated by its receipt', () => {
    const older = ilertEvent('incident-acknowledged', {
      eventId: undefined,
      timestamp: undefined,
      responders: undefined,
      assignedTo: { username: 'jd' },
    });
    expect(updated('ilert', older)).toMatchObject({
      occurredAt: '2026-11-21T10:00:00.250000000Z',
      timeIsReceipt: true,
      actor: 'jd',
      eventId: sha256(older),
    });
  });

  test.each([
    ['alert-created', {}],
    ['alert-raised', {}],
    ['alert-comment-added', {}],
    ['alert-resolved', { alertKey: undefined }],
  ])('%s with %j is ignored', (eventType, fields) =>
    expect(parse('ilert', ilertEvent(eventType, fields)).kind).toBe('ignored'),
  );
});

describe('webhook', () => {
  const body = (type: unknown, data: unknown, timestamp: unknown = '2026-11-21T09:59:58Z') =>
    JSON.stringify({ type, timestamp, data });

  test.each([
    ['alert.acknowledged', 'acknowledge', {}],
    ['alert.unacknowledged', 'unacknowledge', {}],
    ['alert.closed', 'close', {}],
    ['alert.reopened', 'reopen', {}],
    ['alert.note_added', 'note', { note: 'on it' }],
    ['alert.priority_updated', 'priority', { priority: 'P1' }],
  ])('%s is %s', (type, action, data) =>
    expect(
      updated(
        'webhook',
        body(type, { alertKey: KEY, actor: 'jane@example.com', note: null, priority: null, ...data }),
        {
          'webhook-id': 'msg_1',
        },
      ),
    ).toMatchObject({
      eventId: 'msg_1',
      action,
      alertKey: KEY,
      actor: 'jane@example.com',
      occurredAt: '2026-11-21T09:59:58.000000000Z',
      ...data,
    }),
  );

  test.each([
    [body(undefined, {}), '`type` must be a text such as "alert.closed"'],
    [body('alert.closed', null), '`data` must be an object'],
    [
      body('alert.closed', { alertKey: 'abc' }),
      '`data.alertKey` must be the 64 hex characters of the `alertKey` that was sent with the alert',
    ],
    [body('alert.note_added', { alertKey: KEY }), '`data.note` must be a text'],
    [
      body('alert.priority_updated', { alertKey: KEY, priority: {} }),
      '`data.priority` must be a text such as "P1" or "HIGH"',
    ],
  ])('%s: the sender is told %s', (text, problem) =>
    expect(parse('webhook', text)).toEqual({ kind: 'invalid', problem }),
  );

  test('an unknown type is ignored', () =>
    expect(parse('webhook', body('alert.snoozed', {}))).toEqual({
      kind: 'ignored',
      eventType: 'alert.snoozed',
    }));
});

describe.each<BuiltInVendor>(['pagerduty', 'jsm', 'ilert', 'webhook'])('%s with any JSON', (vendor) => {
  const leaf = fc.oneof(fc.jsonValue(), fc.constantFrom(...ACTION_WORDS));
  const words = fc.constantFrom(...FIELD_WORDS);
  const json = fc.dictionary(
    words,
    fc.oneof(leaf, fc.dictionary(words, fc.oneof(leaf, fc.dictionary(words, leaf)))),
  );

  test('never throws, and what it reads has an id, a time and a bounded size', () =>
    fc.assert(
      fc.property(json, (value) => {
        const body = JSON.stringify(value);
        const parsed = partOf(RECEIVE_PARTS, vendor).parse({ content: value, request: request(body) });
        for (const update of parsed.kind === 'updates' ? parsed.updates : []) {
          expect(update.eventId).not.toBe('');
          expect(update.occurredAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);
          expect(JSON.stringify(update).length).toBeLessThan(64 * 1024);
        }
      }),
      { numRuns: 500 },
    ));
});

test('a note as large as the body is cut between characters, and still fits a queue message', () => {
  const { note = '' } = updated('jsm', jsmEvent('AddNote', { note: `x${'🔥'.repeat(60_000)}` }));
  expect(note).toBe(`x${'🔥'.repeat(2047)}`);
});
