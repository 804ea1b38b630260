import { createDynamoDb } from '../../../src/lambda/aws/client/dynamodb';
import { ownClientOptions, startAws, type AwsStandIn } from '../../helpers/aws-stand-in';
import { Ledger } from '../../../src/lambda/ledger/ledger';
import { LedgerConflict } from '../../../src/lambda/ledger/ledger-conflict';
import { findingKey } from '../../../src/lambda/ledger/row';
import type { AlertRecord } from '../../../src/lambda/state/alert-record';
import type { FindingRecord } from '../../../src/lambda/state/finding-record';

let aws: AwsStandIn;
let ledger: Ledger;
const NOW = Date.parse('2026-03-02T00:00:00Z');
const EXPIRY = NOW / 1000 + 120 * 86_400;
const alert: AlertRecord = {
  schema: 2,
  alertKey: 'a'.repeat(64),
  endpointId: 'on-call',
  state: 'open',
  members: {},
  openedAt: NOW - 1000,
  notes: [{ hash: 'ä 🙂' }],
};
const finding: FindingRecord = {
  alertKey: 'a'.repeat(64),
  endpointId: '#finding',
  identity: { format: 'ASFF', id: 'f', productArn: 'p', accountId: '1', region: 'eu-west-1' },
  workflow: { value: 'NEW', at: NOW, by: 'event' },
};
const readAlert = async () => (await ledger.read([alert]))[0];

beforeEach(async () => {
  aws = await startAws();
  const client = createDynamoDb({ ...ownClientOptions(aws.url), maxAttempts: 1 });
  ledger = new Ledger(client, { tableName: 't', retentionDays: 120 }, () => NOW);
});
afterEach(() => aws.close());

test('rows come back as they were written, in the order they are asked for', async () => {
  await ledger.commit({ puts: [{ ...alert, vendorId: undefined }, finding] });
  const rows = await ledger.read([
    findingKey(alert.alertKey),
    { alertKey: 'x', endpointId: 'on-call' },
    alert,
  ]);
  expect(rows).toMatchObject([{ ...finding, version: 1 }, undefined, { ...alert, version: 1 }]);
  expect(aws.dynamoDb.calls).toEqual(['TransactWriteItems', 'BatchGetItem']);
});

test.each<[string, AlertRecord | FindingRecord, object]>([
  ['an open alert is indexed', alert, { openEndpoint: 'on-call', openSince: NOW - 1000 }],
  ['a resolved one expires', { ...alert, state: 'resolved' }, { expiresAt: EXPIRY }],
  ['a refused opening expires', { ...alert, state: 'opening' }, { expiresAt: EXPIRY }],
  [
    'one whose last call was never answered is indexed',
    { ...alert, state: 'resolved', call: { action: 'open', token: 't', startedAt: 7, until: 8 } },
    { openEndpoint: 'on-call' },
  ],
  ['an active finding stays', finding, {}],
  [
    'a closed one expires',
    { ...finding, over: { value: true, at: NOW, by: 'event' } },
    { expiresAt: EXPIRY },
  ],
])('%s', async (_name, row, life) => {
  const stale = { ...row, expiresAt: 1, openEndpoint: 'x', openSince: 2 };
  await ledger.commit({ puts: [stale] });
  const [read] = await ledger.read([row]);
  const { expiresAt, openEndpoint } = { expiresAt: undefined, openEndpoint: undefined, ...read };
  expect({ expiresAt, openEndpoint }).toEqual({
    expiresAt: undefined,
    openEndpoint: undefined,
    ...Object.fromEntries(Object.entries(life).filter(([name]) => name !== 'openSince')),
  });
  expect(read).toMatchObject(life);
});

test('of two writers of one version the second is refused', async () => {
  await ledger.commit({ puts: [alert] });
  const read = { ...alert, version: 1 };
  await ledger.commit({ puts: [{ ...read, state: 'acknowledged' }] });
  await expect(ledger.commit({ puts: [{ ...read, state: 'resolved' }] })).rejects.toBeInstanceOf(
    LedgerConflict,
  );
  expect(await readAlert()).toMatchObject({ state: 'acknowledged', version: 2 });
});

test('of two writers of a new row one wins', async () => {
  const results = await Promise.allSettled([
    ledger.commit({ puts: [alert] }),
    ledger.commit({ puts: [alert] }),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test.each<[string, FindingRecord]>([
  ['written meanwhile', { ...finding, version: 7 }],
  ['there, although it was not', finding],
])('nothing is written when a row that the decision rests on was %s', async (_name, rested) => {
  await ledger.commit({ puts: [finding] });
  await expect(ledger.commit({ puts: [alert], unchanged: [rested] })).rejects.toBeInstanceOf(LedgerConflict);
  expect(await readAlert()).toBeUndefined();
});

test("a link leads from the vendor's id to the alert, for its endpoint alone", async () => {
  await ledger.putLink('on-call', 'INC1', alert.alertKey);
  expect(await ledger.getLink('on-call', 'INC1')).toBe(alert.alertKey);
  expect(await ledger.getLink('other', 'INC1')).toBeUndefined();
});

test('other errors of DynamoDB come through as they are', async () => {
  aws.failing.add('PutItem');
  await expect(ledger.commit({ puts: [alert] })).rejects.toMatchObject({ name: 'AccessDeniedException' });
});
