import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientConfig, startAws, type AwsStandIn } from '../../helpers/aws-stand-in';
import { Ledger, type LedgerDraft } from '../../../src/lambda/ledger/ledger';
import { LedgerConflict } from '../../../src/lambda/ledger/ledger-conflict';

let aws: AwsStandIn;
let client: DynamoDBClient;
let ledger: Ledger;
const NOW = Date.parse('2026-03-02T00:00:00Z');
const draft: LedgerDraft = {
  alertKey: 'a'.repeat(64),
  endpointId: 'on-call',
  state: 'open',
  fingerprint: 'f',
  members: {},
  notes: ['ä 🙂'],
  openedAt: '2026-03-02T00:00:00.000Z',
};

beforeEach(async () => {
  aws = await startAws();
  client = new DynamoDBClient({ ...clientConfig(aws.url), maxAttempts: 1 });
  ledger = new Ledger(client, { tableName: 't', retentionDays: 120 }, () => NOW);
});
afterEach(() => {
  client.destroy();
  return aws.close();
});

test('an item comes back as it was written, with version, times and expiry', async () => {
  const written = await ledger.put({ ...draft, vendorId: undefined });
  expect(written).toMatchObject({ version: 1, updatedAt: '2026-03-02T00:00:00.000Z' });
  expect(written.expiresAt).toBe(NOW / 1000 + 120 * 86_400);
  expect(await ledger.get(draft.alertKey, 'on-call')).toEqual({ ...draft, ...written, vendorId: undefined });
  expect(await ledger.get(draft.alertKey, 'other')).toBeUndefined();
});

test('of two writers of one version the second is told what the first has written', async () => {
  const item = await ledger.put(draft);
  await ledger.put({ ...item, state: 'acknowledged' });
  const late = ledger.put({ ...item, state: 'resolved' });
  await expect(late).rejects.toBeInstanceOf(LedgerConflict);
  await expect(late).rejects.toMatchObject({ current: { state: 'acknowledged', version: 2 } });
});

test('of two writers of a new item one wins', async () => {
  const results = await Promise.allSettled([ledger.put(draft), ledger.put(draft)]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test("a link leads from the vendor's id to the alert, for its endpoint alone", async () => {
  await ledger.putLink('on-call', 'INC1', draft.alertKey);
  expect(await ledger.getLink('on-call', 'INC1')).toBe(draft.alertKey);
  expect(await ledger.getLink('other', 'INC1')).toBeUndefined();
});

test('other errors of DynamoDB come through as they are', async () => {
  aws.failing.add('PutItem');
  await expect(ledger.put(draft)).rejects.toMatchObject({ name: 'AccessDeniedException' });
});
