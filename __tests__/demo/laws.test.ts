import type { Finding } from '../../local/security-hub';
import type { VendorAlert } from '../../local/vendors';
import { verdicts, type Models } from '../../demo/laws';
import type { Deed } from '../../demo/world/deed';

const KEY = 'a'.repeat(64);

const alert = (state: VendorAlert['state'], id = 'A1'): VendorAlert => ({
  key: KEY,
  id,
  title: 't',
  state,
  notes: [],
});

const endpoint = (endpointId: string, ...alerts: VendorAlert[]) => ({
  endpointId,
  condition: 'up' as const,
  alerts,
  repeats: [] as string[],
  oldestMillis: 0,
});

const held = (fields: Partial<Finding>, isWanted = false) => ({
  key: KEY,
  finding: {
    Id: 'f',
    ProductArn: 'p',
    RecordState: 'ACTIVE',
    Workflow: { Status: 'NEW' },
    ...fields,
  } as Finding,
  isWanted,
  calls: 2,
});

const deed = (fields: Partial<Deed>): Deed => ({
  at: 0,
  by: 'on-call',
  key: KEY,
  does: 'close',
  callsBefore: 2,
  ...fields,
});

const models = (fields: Partial<Models>): Models => ({
  isAtRest: true,
  findings: [held({}, true)],
  endpoints: [endpoint('pagerduty', alert('open')), endpoint('jsm', alert('open'))],
  deadKeys: new Map(),
  deeds: [deed({ by: 'product', does: 'import' })],
  updates: [],
  ...fields,
});

const inState = (state: string, fields: Partial<Models>): string[] =>
  verdicts(models(fields)).flatMap((verdict) => (verdict.state === state ? verdict.id : []));

test('all laws hold where every finding has its alert', () => {
  expect(inState('holds', {})).toHaveLength(8);
});

const RESOLVED = { Workflow: { Status: 'RESOLVED' as const } };
const closed = [endpoint('pagerduty', alert('resolved')), endpoint('jsm', alert('resolved'))];

test.each<[string, string[], Partial<Models>]>([
  ['an alert is missing', ['L1'], { endpoints: [endpoint('pagerduty'), endpoint('jsm', alert('open'))] }],
  ['a finding is closed, its alerts are not', ['L2'], { findings: [held(RESOLVED)] }],
  [
    'an alert is open twice',
    ['L1', 'L3'],
    {
      endpoints: [endpoint('pagerduty', alert('open'), alert('open', 'A2')), endpoint('jsm', alert('open'))],
    },
  ],
  [
    'a vendor was told the same twice',
    ['L3'],
    {
      endpoints: [
        { ...endpoint('pagerduty', alert('open')), repeats: [KEY] },
        endpoint('jsm', alert('open')),
      ],
    },
  ],
  [
    'a close does not show',
    ['L4'],
    {
      findings: [held({ Workflow: { Status: 'NOTIFIED' } })],
      endpoints: closed,
      deeds: [deed({ endpointId: 'jsm' })],
    },
  ],
  ['a note does not show', ['L4'], { deeds: [deed({ does: 'note', text: 'Isolated.', endpointId: 'jsm' })] }],
  [
    'a priority does not show',
    ['L4'],
    {
      findings: [held({ Severity: { Label: 'HIGH' } }, true)],
      deeds: [deed({ does: 'priority', priority: 'P1' })],
    },
  ],
  [
    'what an analyst suppressed is not',
    ['L5'],
    {
      findings: [held({ Workflow: { Status: 'NOTIFIED' } })],
      deeds: [deed({ by: 'analyst', does: 'suppress' })],
    },
  ],
  [
    'an analyst’s note is gone',
    ['L5'],
    {
      findings: [held({ Note: { Text: 'x', UpdatedBy: 'y', UpdatedAt: 'z' } }, true)],
      deeds: [deed({ by: 'analyst', does: 'note', text: 'Mine.' })],
    },
  ],
  [
    'the vendors differ',
    ['L6'],
    { endpoints: [endpoint('pagerduty', alert('acknowledged')), endpoint('jsm', alert('open'))] },
  ],
  [
    'a repetition calls a vendor',
    ['L7'],
    { deeds: [deed({ by: 'product', does: 'repeat', callsBefore: 1 })] },
  ],
  ['a finding is written without end', ['L7'], { updates: [{ key: KEY }, { key: KEY }, { key: KEY }] }],
  [
    'a vendor that works waits for one that does not',
    ['L8'],
    {
      endpoints: [
        { ...endpoint('pagerduty', alert('open')), condition: 'down' },
        { ...endpoint('jsm', alert('open')), oldestMillis: 600_000 },
      ],
    },
  ],
])('%s: breaks %j and no other', (_, broken, fields) => {
  expect(inState('broken', fields)).toEqual(broken);
});

test.each<[string, Partial<Models>]>([
  [
    'a missing alert lies in the dead-letter queue',
    {
      endpoints: [endpoint('pagerduty'), endpoint('jsm', alert('open'))],
      deadKeys: new Map([['pagerduty', new Set([KEY])]]),
    },
  ],
  [
    'a closed finding was sent by hand',
    { findings: [held(RESOLVED)], deeds: [deed({ by: 'analyst', does: 'send' })] },
  ],
  [
    'a later close took the place of an acknowledgement',
    {
      findings: [held(RESOLVED)],
      endpoints: closed,
      deeds: [deed({ does: 'acknowledge' }), deed({ does: 'close' })],
    },
  ],
])('no law is broken where %s', (_, fields) => {
  expect(inState('broken', fields)).toEqual([]);
});

test('what is on its way is no fault yet', () => {
  const fields = { isAtRest: false, endpoints: [endpoint('pagerduty'), endpoint('jsm')] };
  expect(inState('broken', fields)).toEqual([]);
  expect(inState('settling', fields)).toEqual(['L1', 'L2', 'L4', 'L6', 'L7']);
});
