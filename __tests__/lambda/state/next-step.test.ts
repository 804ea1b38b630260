import type { AlertRecord } from '../../../src/lambda/state/alert-record';
import type { FindingRecord } from '../../../src/lambda/state/finding-record';
import { MACHINE } from '../../../src/lambda/state/known';
import { nextStep, type View } from '../../../src/lambda/state/next-step';

const T = Date.parse('2026-11-21T10:00:00Z');
const KEY = 'f'.repeat(64);
const FINGERPRINT = 'HIGH:content';

type Fields = Partial<Pick<FindingRecord, 'workflow' | 'over' | 'note' | 'severity' | 'asked' | 'writing'>>;
type Status = NonNullable<FindingRecord['workflow']>['value'];

const status = (value: Status, at = T, who?: string): Fields => ({
  workflow: { value, at, by: 'event', who },
});
const finding = (fields: Fields = {}, alertKey = KEY): FindingRecord => ({
  alertKey,
  endpointId: '#finding',
  identity: { format: 'ASFF', id: 'f', productArn: 'p', accountId: '1', region: 'eu-west-1' },
  severity: { value: 'HIGH', at: T, by: 'event' },
  over: { value: false, at: T, by: 'event' },
  ...status('NEW'),
  ...fields,
});
const alert = (fields: Partial<AlertRecord> = {}): AlertRecord => ({
  schema: 2,
  alertKey: KEY,
  endpointId: 'on-call',
  state: 'open',
  members: { [KEY]: {} },
  fingerprint: FINGERPRINT,
  openedAt: T,
  ...fields,
});

function step(
  known: AlertRecord | undefined,
  record: FindingRecord,
  { event, ...rest }: Partial<Omit<View, 'event'>> & { event?: Partial<View['event']> } = {},
) {
  const { kind, ...found } = nextStep({
    endpointId: 'on-call',
    alert: known,
    finding: record,
    members: [record],
    event: {
      id: 'e',
      at: T,
      isNew: record.workflow?.value === 'NEW',
      isClosed: false,
      severity: 'HIGH',
      byHand: false,
      age: 1_000,
      ...event,
    },
    fingerprint: FINGERPRINT,
    policy: { autoResolve: true },
    looked: false,
    now: T + 1_000,
    ...rest,
  });
  return 'action' in found ? found.action : 'what' in found ? `${kind} ${found.what}` : kind;
}

const CALL = { action: 'open', token: 't', startedAt: T - 100_000, until: T - 60_000 } as const;
const PASSED: Fields = { over: { value: true, at: T + 500, by: 'event' } };

test.each<[string, string, AlertRecord | undefined, FindingRecord, Parameters<typeof step>[2]?]>([
  ['a new finding', 'open', undefined, finding()],
  ['a finding that is NOTIFIED when it is first seen', 'done', undefined, finding(status('NOTIFIED'))],
  [
    'a NEW that was not told, while the finding is NOTIFIED',
    'open',
    undefined,
    finding(status('NOTIFIED', T + 5)),
    { event: { isNew: true } },
  ],
  ['a finding that is closed and has no alert', 'done', undefined, finding(PASSED)],
  ['a new finding from an old event', 'look-up', undefined, finding(), { event: { age: 61_000 } }],
  ['the same, once it was read', 'open', undefined, finding(), { event: { age: 61_000 }, looked: true }],
  ['an unchanged finding', 'done', alert(), finding()],
  ['another severity', 'update', alert(), finding(), { fingerprint: 'HIGH:other' }],
  [
    'another severity, set by a person at this vendor',
    'record content',
    alert(),
    finding({ severity: { value: 'HIGH', at: T, by: 'write', who: 'on-call' } }),
    { fingerprint: 'LOW:content' },
  ],
  [
    'content of an event that is older than what was told',
    'done',
    alert({ contentAt: T + 9_000 }),
    finding(),
    { fingerprint: 'HIGH:other' },
  ],
  ['a closed finding', 'resolve', alert(), finding(PASSED)],
  ['a closed finding, by an old event', 'look-up', alert(), finding(PASSED), { event: { age: 16_000 } }],
  [
    'a closed finding, without autoResolve',
    'record closed',
    alert(),
    finding(PASSED),
    { policy: { autoResolve: false } },
  ],
  [
    'a recurrence after that',
    'open',
    alert({ closedAt: T - 1_000 }),
    finding(),
    { policy: { autoResolve: false } },
  ],
  ['a close while a lost call may still arrive', 'wait', alert({ lostAt: T - 1_000 }), finding(PASSED)],
  [
    'a person at the vendor has closed it, the finding is as it was',
    'done',
    alert({ state: 'resolved', closedAt: T + 9_000 }),
    finding(),
  ],
  [
    'the finding is new again after that',
    'open',
    alert({ state: 'resolved', closedAt: T - 9_000 }),
    finding(),
  ],
  [
    'the close is still on its way to the finding',
    'done',
    alert({ state: 'resolved', closedAt: T }),
    finding({ asked: { workflow: { status: 'RESOLVED', at: '', eventId: 'e', endpointId: 'on-call' } } }),
  ],
  [
    'an open whose answer was lost',
    'open',
    alert({ state: 'opening', call: CALL }),
    finding(status('NOTIFIED')),
  ],
  [
    'an open whose answer was lost, and the finding is closed',
    'resolve',
    alert({ state: 'opening', call: CALL }),
    finding(PASSED),
  ],
  [
    'a resolve whose answer was lost, and the finding is active',
    'open',
    alert({ call: { ...CALL, action: 'resolve' } }),
    finding(),
  ],
  ['a call that is under way', 'wait', alert({ call: { ...CALL, until: T + 60_000 } }), finding()],
  ['an analyst acknowledges', 'acknowledge', alert(), finding(status('NOTIFIED', T + 500))],
  ['the forwarder has set NOTIFIED', 'done', alert(), finding(status('NOTIFIED', T + 500, MACHINE))],
  [
    'a person at this vendor has acknowledged',
    'done',
    alert(),
    finding(status('NOTIFIED', T + 500, 'on-call')),
  ],
  [
    'a person at another vendor has acknowledged',
    'acknowledge',
    alert(),
    finding(status('NOTIFIED', T + 500, 'other')),
  ],
  [
    'it was NOTIFIED before a person sent it by hand',
    'done',
    alert({ requestedAt: T + 900 }),
    finding(status('NOTIFIED', T + 500)),
  ],
  ['a note', 'note', alert(), finding({ note: { value: 'look', at: T, by: 'event' } })],
  [
    'a note by a person at this vendor',
    'done',
    alert(),
    finding({ note: { value: 'look', at: T, by: 'write', who: 'on-call' } }),
  ],
  ['a person sends it by hand', 'open', alert(), finding(), { event: { byHand: true } }],
  ['the same click again', 'done', alert({ requests: ['e'] }), finding(), { event: { byHand: true } }],
  ['sent by hand when it was closed', 'done', alert({ requestedAt: T + 900 }), finding(PASSED)],
  [
    'a finding joins the group',
    'record member',
    alert({ members: { other: {} }, leadKey: 'other' }),
    finding(),
    { members: [finding(), finding({}, 'other')] },
  ],
  [
    'a more severe finding joins the group',
    'update',
    alert({ members: { other: {} }, leadKey: 'other' }),
    finding({ severity: { value: 'CRITICAL', at: T, by: 'event' } }),
    { members: [finding(), finding({}, 'other')] },
  ],
  [
    'another finding of the group is still active',
    'done',
    alert(),
    finding(PASSED),
    { members: [finding(PASSED), finding({}, 'other')] },
  ],
])('%s: %s', (_name, expected, known, record, rest = {}) => expect(step(known, record, rest)).toBe(expected));
