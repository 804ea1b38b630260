import { createDynamoDb } from '../../src/lambda/aws/client/dynamodb';
import { EnableSecurityHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { AwsJsonError, startAwsJson } from '../../local/aws-json';
import { DynamoDb } from '../../local/dynamodb';
import type { LoopbackServer } from '../../local/loopback';
import { startSecurityHub, type SecurityHubServer } from '../../local/security-hub';
import { runCli } from '../../src/cli/program';
import { alertKey } from '../../src/lambda/finding/key';
import { Ledger } from '../../src/lambda/ledger/ledger';
import type { AlertRecord } from '../../src/lambda/state/alert-record';
import type { FindingRecord } from '../../src/lambda/state/finding-record';
import { ACCOUNT, customFinding, REGION } from '../fixtures/asff';
import { useStandIns } from '../helpers/aws-environment';
import { recordedTerminal } from './terminal';

const PRODUCT = `arn:aws:securityhub:${REGION}:${ACCOUNT}:product/${ACCOUNT}/default`;
const RULE = `arn:aws:events:${REGION}:${ACCOUNT}:rule/on-call-ImportedFindings`;
const OPENED = Date.parse('2026-11-20T10:00:00Z');

let aws: LoopbackServer;
let hub: SecurityHubServer;
let ledger: Ledger;
let rule: { State: string; severities: readonly string[] };
let undo: () => void;

beforeEach(async () => {
  rule = { State: 'ENABLED', severities: ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL'] };
  aws = await startAwsJson({
    ...new DynamoDb().operations,
    DescribeRule: ({ Name }) => {
      if (Name !== 'on-call-ImportedFindings') throw new AwsJsonError('ResourceNotFoundException', 'No rule');
      const findings = { Severity: { Label: rule.severities } };
      const pattern = {
        source: ['aws.securityhub'],
        'detail-type': ['Security Hub Findings - Imported'],
        detail: { findings },
      };
      return { Name, State: rule.State, EventPattern: JSON.stringify(pattern) };
    },
    ListTargetsByRule: () => ({
      Targets: [{ Id: '1', Arn: `arn:aws:sqs:${REGION}:${ACCOUNT}:on-call-pagerduty` }],
    }),
  });
  hub = await startSecurityHub({ accountId: ACCOUNT, throttle: false });
  undo = useStandIns({ DYNAMODB: aws.url, EVENTBRIDGE: aws.url, SECURITYHUB: hub.url });
  const client = new SecurityHubClient({ region: REGION });
  await client.send(new EnableSecurityHubCommand({}));
  client.destroy();
  const database = createDynamoDb({ region: REGION });
  ledger = new Ledger(database, { tableName: 'on-call-alerts', retentionDays: 30 });
});
afterEach(async () => {
  undo();
  await Promise.all([aws.close(), hub.close()]);
});

const outputs = (arn = RULE): string =>
  JSON.stringify({
    region: { value: REGION },
    rule_arns: { value: [arn] },
    dead_letter_queue_urls: { value: ['http://sqs/on-call-events-dead-letters'] },
  });

async function explain(args: readonly string[], stdin = outputs()) {
  const terminal = recordedTerminal({ stdin });
  const code = await runCli(['explain', '--outputs', '-', ...args], terminal);
  return { code, out: terminal.output(), err: terminal.errors() };
}

async function importFinding(id: string): Promise<void> {
  const stdin = JSON.stringify({ ...customFinding(), Note: undefined, Id: id, ProductArn: PRODUCT });
  const code = await runCli(
    ['import', '--region', REGION, '--account', ACCOUNT, '-'],
    recordedTerminal({ stdin }),
  );
  expect(code).toBe(0);
}

const findingRow = (id: string, changes: Partial<FindingRecord> = {}): FindingRecord => ({
  alertKey: alertKey(PRODUCT, id),
  endpointId: '#finding',
  identity: { format: 'ASFF', id, productArn: PRODUCT, accountId: ACCOUNT, region: REGION },
  ...changes,
});
const alertRow = (key: string, changes: Partial<AlertRecord> = {}): AlertRecord => ({
  schema: 2,
  alertKey: key,
  endpointId: 'pagerduty',
  state: 'open',
  openedAt: OPENED,
  vendorId: 'PD1',
  members: { [key]: {} },
  decisions: [
    { at: '2026-11-20T10:00:00.000Z', did: 'open', why: 'the finding is new', event: 'e-1' },
    { at: '2026-11-20T11:00:00.000Z', did: 'note', why: 'its note is new', answer: 'rejected 400' },
  ],
  ...changes,
});

test('every decision is told, in order, with the answer', async () => {
  await importFinding('scan/1');
  await ledger.commit({ puts: [findingRow('scan/1'), alertRow(alertKey(PRODUCT, 'scan/1'))] });
  const { code, out } = await explain(['scan/1']);
  expect(code).toBe(0);
  expect(out).toContain('Rule on-call-ImportedFindings: matches, sends to on-call-pagerduty.\n');
  expect(out).toContain(
    'Endpoint pagerduty: the alert is open, the vendor calls it PD1, open since 2026-11-20T10:00:00.000Z.\n' +
      '  2026-11-20T10:00:00.000Z open: the finding is new [event e-1]\n' +
      '  2026-11-20T11:00:00.000Z note: its note is new; the answer was: rejected 400\n',
  );
});

test('an alert of a group is found through the finding', async () => {
  await importFinding('scan/1');
  const own = findingRow('scan/1', { alerts: { pagerduty: 'group' } });
  const members = { [own.alertKey]: {}, other: {} };
  await ledger.commit({ puts: [own, alertRow('group', { members })] });
  expect((await explain(['scan/1'])).out).toContain('it tells of 2 findings');
});

test('what people asked for and is not written yet is told', async () => {
  await importFinding('scan/1');
  const asked = { at: '2026-11-20T12:00:00Z', eventId: 'v1', endpointId: 'pagerduty' };
  const workflow = { ...asked, status: 'RESOLVED' } as const;
  await ledger.commit({ puts: [findingRow('scan/1', { asked: { workflow } })] });
  expect((await explain(['scan/1'])).out).toContain(
    'Still to be written to the finding: workflow status RESOLVED, asked for at pagerduty at 2026-11-20T12:00:00Z.',
  );
});

test('a finding that no rule takes: the field, what it is and what was wanted', async () => {
  await importFinding('scan/1');
  rule.severities = ['CRITICAL'];
  const { code, out } = await explain(['scan/1']);
  expect(code).toBe(0);
  expect(out).toMatch(
    /Rule on-call-ImportedFindings: does not match: Severity\.Label is \w+, wanted: CRITICAL/,
  );
  expect(out).toContain('No API endpoint has been told of it');
});

test('a rule that was disabled by hand is named', async () => {
  await importFinding('scan/1');
  rule.State = 'DISABLED';
  expect((await explain(['scan/1'])).out).toContain('is disabled, and takes nothing');
});

test('a finding that is not there ends with 1; with its product its alert is still found', async () => {
  const { code, err } = await explain(['scan/gone']);
  expect([code, err.includes('give --product-arn')]).toEqual([1, true]);
  await ledger.commit({
    puts: [alertRow(alertKey(PRODUCT, 'scan/gone'), { state: 'resolved', closedAt: OPENED })],
  });
  const found = await explain(['scan/gone', '--product-arn', PRODUCT]);
  expect(found.code).toBe(0);
  expect(found.out).toContain(
    'the alert is resolved, the vendor calls it PD1, closed at 2026-11-20T10:00:00.000Z',
  );
});

test('--json has the lines by finding', async () => {
  await importFinding('scan/1');
  const { out } = await explain(['scan/1', '--json']);
  expect(JSON.parse(out)).toMatchObject({ findingId: 'scan/1', findings: [{ productArn: PRODUCT }] });
});

test('a rule that is gone ends with 2', async () => {
  const { code, err } = await explain(['scan/1'], outputs(`${RULE}-gone`));
  expect([code, err]).toEqual([2, 'scan/1 cannot be explained: ResourceNotFoundException: No rule\n']);
});
