import { readFileSync } from 'node:fs';
import { VENDOR_RECORDS } from '../../src/contract/vendors';
import type { VendorRecord } from '../../src/contract/vendors/vendor-record';
import { AlertVendor } from '../../src/delivery/alert-vendor';
import { VERIFIERS } from '../../src/lambda/receive/verifiers';
import { FORWARD_PARTS } from '../../src/lambda/vendors/forward-registry';
import { RECEIVE_PARTS } from '../../src/lambda/vendors/receive-registry';
import { SYNC_PARTS } from '../../src/lambda/vendors/sync-registry';
import { WebhookVerification } from '../../src/sync-back/sync-back-endpoint';
import { alertFactory, vendorContextFactory } from '../helpers/alert-factory';
import { ACTIONS, callsOf, NOTE } from '../lambda/vendors/requests';

interface Schema {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly const?: string;
  readonly enum?: readonly string[];
}
const { definitions } = JSON.parse(readFileSync('alerting.schema.json', 'utf8')) as {
  definitions: Readonly<Record<string, Schema>>;
};
const readme = readFileSync('README.md', 'utf8');

const records: readonly VendorRecord[] = Object.values(VENDOR_RECORDS);
const names = records.map(({ name }) => name).sort();
const syncBack = records.filter((record) => record.syncBack !== undefined).map(({ name }) => name);
const schemaOf = (name: string): Schema | undefined =>
  Object.values(definitions).find(({ properties }) => properties?.['type']?.const === name);
const rowsOf = ({ name, label }: VendorRecord): string[][] => {
  const row = name === 'webhook' ? label : `${label}, API`;
  return readme
    .split('\n')
    .filter((line) => line.startsWith(`| ${row} |`))
    .map((line) => line.split('|').slice(2, -1));
};

test('every vendor has a record under its own name, and nobody else', () => {
  expect(Object.keys(VENDOR_RECORDS).sort()).toEqual(names);
  expect(Object.keys(FORWARD_PARTS).sort()).toEqual(names);
  const vendors = Object.values(AlertVendor) as AlertVendor[];
  expect(vendors.map(({ vendorName }) => vendorName).sort()).toEqual(names);
});

test('those that call back are the ones whose webhooks are read', () => {
  expect(Object.keys(RECEIVE_PARTS).sort()).toEqual([...syncBack].sort());
  expect(syncBack).toEqual(expect.arrayContaining(Object.keys(SYNC_PARTS)));
});

test('ways to prove a webhook are the same on both sides', () => {
  const all = new Set(records.flatMap((record) => record.syncBack?.verifications ?? []));
  expect(Object.keys(VERIFIERS).sort()).toEqual([...all].sort());
  expect(Object.values<string>(WebhookVerification).sort()).toEqual([...all].sort());
  const offered = definitions['webhookSyncBack']?.properties['verification']?.enum;
  expect(offered).toEqual(VENDOR_RECORDS.webhook.syncBack.verifications);
});

describe.each(records.map((record) => [record.name, record] as const))('%s', (name, record) => {
  const context = vendorContextFactory({}, { url: 'https://vendor.example.com' });

  test.each(ACTIONS)('%s makes requests if the record has it', (action) => {
    const part = FORWARD_PARTS[name as keyof typeof FORWARD_PARTS];
    const calls = callsOf(part, action, alertFactory({ note: NOTE }), context);
    expect(calls.length > 0).toBe(record.actions.includes(action));
  });

  test('priorities of the record are those of the way back', () =>
    expect(SYNC_PARTS[name]?.priorities ?? {}).toEqual(record.syncBack?.priorities));

  test('the schema takes the words of the record, or any', () => {
    const severities = schemaOf(name)?.properties['severities']?.properties['HIGH'];
    expect(severities).toBeDefined();
    if (severities?.enum === undefined) return;
    expect([...severities.enum].sort()).toEqual([...new Set(Object.values(record.severities))].sort());
  });

  test("the README's tables say what the record says", () => {
    const [to, from] = rowsOf(record);
    const has = (cell: string | undefined): boolean => cell !== undefined && !cell.trim().startsWith('–');
    expect(to?.map(has)).toEqual([true, true, true, record.actions.includes('resolve')]);
    const actions = ['acknowledge', 'close', 'note', 'priority'] as const;
    expect(from?.map(has)).toEqual(actions.map((action) => record.syncBack?.actions.includes(action)));
  });
});
