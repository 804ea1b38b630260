import { EnableSecurityHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { startAwsJson } from '../../local/aws-json';
import { createClock } from '../../local/clock';
import { DynamoDb } from '../../local/dynamodb';
import type { LoopbackServer } from '../../local/loopback';
import { startSecurityHub, type SecurityHubServer } from '../../local/security-hub';
import { MessageQueue, Sqs } from '../../local/sqs';
import { runCli } from '../../src/cli/program';
import { Ledger } from '../../src/lambda/ledger/ledger';
import type { AlertRecord } from '../../src/lambda/state/alert-record';
import type { FindingRecord } from '../../src/lambda/state/finding-record';
import { createDynamoDb } from '../../src/lambda/aws/client/dynamodb';
import { ACCOUNT, customFinding, REGION } from '../fixtures/asff';
import { useStandIns } from '../helpers/aws-environment';
import { recordedTerminal } from './terminal';

const NAME = 'on-call';
const PRODUCT = `arn:aws:securityhub:${REGION}:${ACCOUNT}:product/${ACCOUNT}/default`;
const HOUR = 3_600_000;

let aws: LoopbackServer;
let hub: SecurityHubServer;
let sqs: Sqs;
let ledger: Ledger;
let queues: Map<string, MessageQueue>;
let undo: () => void;

beforeEach(async () => {
  sqs = new Sqs();
  aws = await startAwsJson({ ...sqs.operations, ...new DynamoDb().operations });
  hub = await startSecurityHub({ accountId: ACCOUNT, throttle: false });
  undo = useStandIns({ SQS: aws.url, DYNAMODB: aws.url, SECURITYHUB: hub.url });
  const client = new SecurityHubClient({ region: REGION });
  await client.send(new EnableSecurityHubCommand({}));
  client.destroy();
  queues = new Map();
  for (const owner of ['pagerduty', 'updates']) add(`${NAME}-${owner}`);
  for (const owner of ['events', 'pagerduty', 'ilert', 'updates']) add(`${NAME}-${owner}-dead-letters`);
  const database = createDynamoDb({ region: REGION });
  ledger = new Ledger(database, { tableName: `${NAME}-alerts`, retentionDays: 30 });
});
afterEach(async () => {
  undo();
  await Promise.all([aws.close(), hub.close()]);
});

function add(name: string): void {
  const arn = `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;
  const settings = { name, arn, url: `${aws.url}/${ACCOUNT}/${name}`, visibilityTimeoutSeconds: 30 };
  const queue = new MessageQueue(settings, createClock());
  queues.set(name, queue);
  sqs.add(queue);
}

async function openAlert(id: string, changes: Partial<AlertRecord> = {}): Promise<void> {
  const alertKey = `key-of-${id}`;
  const finding: FindingRecord = {
    alertKey,
    endpointId: '#finding',
    identity: { format: 'ASFF', id, productArn: PRODUCT, accountId: ACCOUNT, region: REGION },
  };
  const alert: AlertRecord = {
    schema: 2,
    alertKey,
    endpointId: 'pagerduty',
    state: 'open',
    openedAt: Date.now() - 2 * HOUR,
    members: { [alertKey]: {} },
    ...changes,
  };
  await ledger.commit({ puts: [finding, alert] });
}

async function importFinding(id: string, changes: object = {}): Promise<void> {
  const stdin = JSON.stringify({
    ...customFinding(),
    Note: undefined,
    Id: id,
    ProductArn: PRODUCT,
    ...changes,
  });
  const terminal = recordedTerminal({ stdin });
  const code = await runCli(['import', '--region', REGION, '--account', ACCOUNT, '-'], terminal);
  expect([code, terminal.errors()]).toEqual([0, '']);
}

async function status(args: readonly string[] = []) {
  const urls = [...queues.values()].map(({ settings }) => settings.url);
  const stdin = JSON.stringify({
    region: { value: REGION },
    dead_letter_queue_urls: { value: urls.filter((url) => url.endsWith('-dead-letters')) },
  });
  const terminal = recordedTerminal({ stdin });
  const code = await runCli(['status', '--outputs', '-', ...args], terminal);
  return { code, out: terminal.output(), err: terminal.errors() };
}

test('a quiet stack is all well', async () => {
  const { code, out } = await status();
  expect(code).toBe(0);
  expect(out).toContain('0 open alerts\n  pagerduty: no open alert\n');
  expect(out).toContain('  on-call-pagerduty: 0 waiting, 0 in work\n');
  expect(out).toContain('  on-call-ilert-dead-letters: empty\n');
  expect(out).not.toContain('on-call-ilert: ');
  expect(out).toContain('Alerts open for closed findings\n  none\n');
});

test('open alerts are counted with their age and what people did last; resolved ones are not', async () => {
  await importFinding('scan/1');
  await importFinding('scan/2');
  await openAlert('scan/1', {
    state: 'acknowledged',
    openedAt: Date.now() - 50 * HOUR,
    vendorStateAt: '2026-11-20T10:00:00.000000000/2',
  });
  await openAlert('scan/2');
  await openAlert('scan/3', { state: 'resolved' });
  const { code, out } = await status();
  expect(code).toBe(0);
  expect(out).toContain('2 open alerts\n');
  expect(out).toContain('pagerduty: 2 open (1 acknowledged), oldest 2 d, newest 2 h');
  expect(out).toContain('last change by a person 2026-11-20T10:00:00');
});

test('waiting messages are counted, and a dead letter ends with 1', async () => {
  queues.get('on-call-pagerduty')?.send('{}');
  expect((await status()).code).toBe(0);
  queues.get('on-call-events-dead-letters')?.send('{}');
  const { code, out } = await status();
  expect(code).toBe(1);
  expect(out).toContain('on-call-pagerduty: 1 waiting, 0 in work');
  expect(out).toContain('on-call-events-dead-letters: 1 DEAD');
});

test.each([
  ['archived', { RecordState: 'ARCHIVED' }, 'archived'],
  ['passed', { Compliance: { Status: 'PASSED' } }, 'passed'],
])('an alert that is open for a finding that is %s ends with 1', async (_name, changes, why) => {
  await importFinding('scan/1', changes);
  await openAlert('scan/1');
  const { code, out } = await status();
  expect(code).toBe(1);
  expect(out).toContain(`pagerduty: open, but ${why}: scan/1`);
});

test('an alert for a finding that is gone is named; one that a person sent by hand is not', async () => {
  await openAlert('scan/gone');
  await openAlert('scan/by-hand', { requestedAt: Date.now() });
  const { code, out } = await status();
  expect(code).toBe(1);
  expect(out).toContain('not in Security Hub any more: scan/gone');
  expect(out).not.toContain('scan/by-hand');
});

test('when Security Hub cannot be read, it says so and shows the rest', async () => {
  await openAlert('scan/1');
  hub.hub.faults.failCalls('GetFindings', 'InvalidAccessException', 9);
  const { code, out } = await status();
  expect(code).toBe(0);
  expect(out).toContain('1 open alert\n');
  expect(out).toContain('not known, Security Hub cannot be read: InvalidAccessException');
});

test('--json has the same for scripts', async () => {
  await importFinding('scan/1');
  await openAlert('scan/1');
  const { code, out } = await status(['--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    endpoints: [{ endpointId: 'pagerduty', open: 1, acknowledged: 0 }],
    drifts: [],
  });
});

test('a queue that was deleted by hand ends with 2', async () => {
  const stdin = JSON.stringify({
    region: { value: REGION },
    dead_letter_queue_urls: { value: [`${aws.url}/${ACCOUNT}/gone-events-dead-letters`] },
  });
  const terminal = recordedTerminal({ stdin });
  expect(await runCli(['status', '--outputs', '-'], terminal)).toBe(2);
  expect(terminal.errors()).toContain('The stack gone (table gone-alerts) cannot be read: ');
});
