import type { ForwarderConfig } from '../../../src/contract/forwarder-config';
import { asff } from '../../fixtures/asff';
import { customActionEvent, importedEvent } from '../../fixtures/events';
import {
  KEY,
  SECRET_ARN,
  sqsRecord,
  startForwarderBench,
  type ForwarderBench,
} from '../../helpers/forwarder-bench';

const CRITICAL_ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:critical-AbCdEf';
const CRITICAL_KEY = 'CR1T1CAL-MARKED-SECRET';
const TO_CRITICAL: Partial<ForwarderConfig> = {
  secrets: {
    default: { kind: 'secret', arn: SECRET_ARN },
    route0: { kind: 'secret', arn: CRITICAL_ARN },
  },
  routes: [{ match: { severities: ['CRITICAL'] }, secretName: 'route0' }],
};

let bench: ForwarderBench;
beforeEach(async () => {
  bench = await startForwarderBench();
  bench.aws.secrets[CRITICAL_ARN] = CRITICAL_KEY;
});
afterEach(() => bench.close());

const minute = (minutes: number): string => `2026-03-02T02:${String(minutes).padStart(2, '0')}:00Z`;
const finding = (Label: string, change = {}) => asff({ Severity: { Label }, ...change });
const send = (minutes: number, body: object, changes: Partial<ForwarderConfig> = TO_CRITICAL) =>
  bench.forward([sqsRecord({ ...body, time: minute(minutes) })], changes);
/** What was sent, and by which key. */
const sent = () =>
  bench.vendor.requests.items.map(({ json }) => {
    const { event_action, routing_key } = json as { event_action: string; routing_key: string };
    return [event_action, routing_key];
  });
const RESOLVED = { Workflow: { Status: 'RESOLVED' } };
const ADVICE = 'The key that opened the alert is no longer configured; the alert is routed anew.';

test.each([
  ['the default key', 'HIGH', 'CRITICAL', KEY],
  ["a route's key", 'CRITICAL', 'HIGH', CRITICAL_KEY],
])(
  'an open alert stays with %s when its severity changes to one of another route',
  async (_n, from, to, key) => {
    await send(0, importedEvent(finding(from)));
    await send(1, importedEvent(finding(to)));
    await send(2, importedEvent(finding(to, { Workflow: { Status: 'NOTIFIED' } })));
    await send(3, customActionEvent(finding(to)));
    await send(4, importedEvent(finding(to, RESOLVED)));
    expect(sent()).toEqual([
      ['trigger', key],
      ['trigger', key],
      ['acknowledge', key],
      ['trigger', key],
      ['resolve', key],
    ]);
    expect(JSON.stringify(bench.ledger())).not.toContain(key);
  },
);

test('a key that is missing holds up the alerts of its own route alone', async () => {
  delete bench.aws.secrets[CRITICAL_ARN];
  const other = { Id: 'another-finding' };
  expect((await send(0, importedEvent(finding('HIGH')))).batchItemFailures).toEqual([]);
  expect((await send(1, importedEvent(finding('CRITICAL', other)))).batchItemFailures).toHaveLength(1);
  expect(sent()).toEqual([['trigger', KEY]]);
});

test('an alert that opens again goes where the routes then say', async () => {
  await send(0, importedEvent(finding('HIGH')));
  await send(1, importedEvent(finding('CRITICAL', RESOLVED)));
  await send(2, importedEvent(finding('CRITICAL')));
  await send(3, importedEvent(finding('HIGH', RESOLVED)));
  expect(sent().map(([, key]) => key)).toEqual([KEY, KEY, CRITICAL_KEY, CRITICAL_KEY]);
});

test('a try that may have reached the vendor is repeated with its key', async () => {
  bench.vendor.script({ status: 500 });
  await send(0, importedEvent(finding('HIGH')));
  await send(1, importedEvent(finding('CRITICAL')));
  expect(sent()).toEqual([
    ['trigger', KEY],
    ['trigger', KEY],
  ]);
});

test('an alert that the vendor refused to open is routed anew', async () => {
  bench.vendor.script({ status: 400 });
  await send(0, importedEvent(finding('HIGH')));
  await send(1, importedEvent(finding('CRITICAL')));
  expect(sent()[1]).toEqual(['trigger', CRITICAL_KEY]);
});

test('a route put before another does not change the key', async () => {
  await send(0, importedEvent(finding('CRITICAL')));
  const pointers = { kind: 'secret', arn: SECRET_ARN } as const;
  await send(1, importedEvent(finding('CRITICAL', RESOLVED)), {
    secrets: { default: pointers, route0: pointers, route1: { kind: 'secret', arn: CRITICAL_ARN } },
    routes: [
      { match: { severities: ['CRITICAL'] }, secretName: 'route0' },
      { match: { severities: ['LOW'] }, secretName: 'route1' },
    ],
  });
  expect(sent()).toEqual([
    ['trigger', CRITICAL_KEY],
    ['resolve', CRITICAL_KEY],
  ]);
});

test('a key that is no longer configured: routed anew, with a warning', async () => {
  await send(0, importedEvent(finding('CRITICAL')));
  await send(1, importedEvent(finding('CRITICAL', RESOLVED)), { routes: [] });
  expect(sent()).toEqual([
    ['trigger', CRITICAL_KEY],
    ['resolve', KEY],
  ]);
  expect(bench.lines.filter((line) => line.includes(ADVICE))).toHaveLength(1);
});

test('an item written before routes were remembered is routed by the configuration', async () => {
  await send(0, importedEvent(finding('CRITICAL')));
  const [item] = bench.ledger();
  if (item === undefined) throw new Error('no item in the ledger');
  await bench.dependencies.ledger.commit({ puts: [{ ...item, route: undefined }] });
  await send(1, importedEvent(finding('CRITICAL', RESOLVED)));
  expect(sent()[1]).toEqual(['resolve', CRITICAL_KEY]);
  expect(bench.lines.filter((line) => line.includes(ADVICE))).toEqual([]);
});

test('a team and responders are remembered, too', async () => {
  const team = (name: string): Partial<ForwarderConfig> => ({
    vendor: 'ilert',
    routes: [{ match: {}, team: name }],
  });
  await send(0, importedEvent(finding('HIGH')), team('first'));
  await send(1, importedEvent(finding('LOW')), team('second'));
  const teams = bench.vendor.requests.items.map(({ json }) => (json as { routingKey?: string }).routingKey);
  expect(teams).toEqual(['first', 'first']);
});
