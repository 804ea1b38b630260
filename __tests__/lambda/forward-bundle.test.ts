import { EnableSecurityHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startAwsJson, type AwsJsonOperation } from '../../local/aws-json';
import { LocalFunction } from '../../local/lambda';
import { startSecurityHub } from '../../local/security-hub';
import { startVendor } from '../../local/vendor-server';
import type { ForwarderConfig } from '../../src/contract/forwarder-config';
import { asff } from '../fixtures/asff';
import { importedEvent, importedV2Event } from '../fixtures/events';
import { ocsfCompliance } from '../fixtures/ocsf';
import { clientConfig, startAws } from '../helpers/aws-stand-in';
import { ACCOUNT, finding, idOf, PRODUCT, queueRecord, REGION } from '../helpers/sync-bench';

const KEY = 'PARAMETER-MARKED-SECRET';
const NAME = '/on-call/pagerduty';
const ZIP = readFileSync(join(__dirname, '..', '..', 'assets', 'forward.zip'));

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** The zip as it is deployed, with every AWS service on loopback. */
async function start(config: Partial<ForwarderConfig> = {}, getParameter?: AwsJsonOperation) {
  const vendor = await startVendor();
  const aws = await startAws();
  const asked: unknown[] = [];
  const ssm = await startAwsJson({
    GetParameter: (input) => {
      asked.push(input);
      return getParameter?.(input) ?? { Parameter: { Name: NAME, Type: 'SecureString', Value: KEY } };
    },
  });
  const hub = await startSecurityHub({ accountId: ACCOUNT, throttle: false });
  const admin = new SecurityHubClient(clientConfig(hub.url));
  await admin.send(new EnableSecurityHubCommand({}));
  admin.destroy();
  const full: ForwarderConfig = {
    version: 1,
    endpointId: 'on-call',
    vendor: 'pagerduty',
    url: vendor.url,
    secrets: { default: { kind: 'parameter', name: NAME } },
    autoResolve: true,
    grouping: 'NONE',
    ledger: { tableName: 'ledger', retentionDays: 120 },
    deadLetterQueueUrl: `${aws.url}/111122223333/dead-letters`,
    vendorTimeoutMillis: 2_000,
    concurrency: 5,
    ...config,
  };
  const forward = await LocalFunction.start({
    functionName: 'forward',
    zip: ZIP,
    handler: 'index.handler',
    environment: {
      ALERTING_CONFIG: JSON.stringify(full),
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
      AWS_ENDPOINT_URL: aws.url,
      AWS_ENDPOINT_URL_SSM: ssm.url,
      AWS_ENDPOINT_URL_SECURITYHUB: hub.url,
    },
  });
  closing.push(...[vendor, aws, ssm, hub].map((server) => () => server.close()), () => forward.stop());
  const send = (body: unknown) => forward.invoke({ Records: [queueRecord(body, 'm1')] });
  return { vendor, aws, asked, hub: hub.hub, forward, send };
}

const DONE = { batchItemFailures: [] };
const LATER = { time: '2026-11-21T10:00:00Z' };

test('a key in a parameter is read decrypted, once, and shows nowhere but at the vendor', async () => {
  const { vendor, asked, forward, send } = await start();
  expect(await send(importedEvent(asff({ Id: 'one' })))).toEqual(DONE);
  expect(await send(importedEvent(asff({ Id: 'two' })))).toEqual(DONE);
  expect(asked).toEqual([{ Name: NAME, WithDecryption: true }]);
  expect(vendor.requests.items.map(({ json }) => json)).toMatchObject([
    { routing_key: KEY, event_action: 'trigger' },
    { routing_key: KEY, event_action: 'trigger' },
  ]);
  expect(forward.logs).not.toContain(KEY);
}, 30_000);

test('a parameter without a value: the record goes back, and the log names the parameter', async () => {
  const { forward, send, vendor } = await start({}, () => ({ Parameter: { Name: NAME } }));
  expect(await send(importedEvent(asff()))).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
  expect(vendor.requests.items).toEqual([]);
  expect(forward.logs).toContain(`${NAME} has no text value. Store the credential as a string.`);
}, 30_000);

test('NOTIFIED is set on an ASFF finding once the vendor has the alert', async () => {
  const { hub, send, vendor } = await start({ setNotified: true });
  hub.ingest(REGION, finding(1));
  expect(await send({ ...importedEvent(finding(1)), ...LATER })).toEqual(DONE);
  expect(vendor.requests.items).toHaveLength(1);
  expect(hub.finding(REGION, { Id: idOf(1), ProductArn: PRODUCT })?.Workflow).toEqual({ Status: 'NOTIFIED' });
}, 30_000);

test('In Progress is set on a finding of Security Hub V2', async () => {
  const { hub, send } = await start({ setNotified: true });
  const uid = 'ab'.repeat(32);
  hub.ingestV2(REGION, ocsfCompliance() as Parameters<typeof hub.ingestV2>[1]);
  expect(await send({ ...importedV2Event(ocsfCompliance()), ...LATER })).toEqual(DONE);
  expect(hub.region(REGION).ocsfFindings.get(uid)).toMatchObject({ status_id: 2 });
}, 30_000);

test('a finding that Security Hub no longer has is a warning: the alert stands', async () => {
  const { forward, send, vendor } = await start({ setNotified: true });
  expect(await send({ ...importedEvent(finding(1)), ...LATER })).toEqual(DONE);
  expect(vendor.requests.items).toHaveLength(1);
  expect(forward.logs).toContain('"message":"The finding could not be set to NOTIFIED."');
  expect(forward.logs).toContain('"reason":"there is no such finding"');
}, 30_000);

test('a conflict at Security Hub brings the record back, without a second alert', async () => {
  const { hub, send, vendor } = await start({ setNotified: true });
  hub.ingest(REGION, finding(1));
  hub.faults.failFinding(idOf(1), 'ConcurrentUpdateError');
  const event = { ...importedEvent(finding(1)), ...LATER };
  expect(await send(event)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
  expect(await send(event)).toEqual(DONE);
  expect(vendor.requests.items).toHaveLength(1);
  expect(hub.finding(REGION, { Id: idOf(1), ProductArn: PRODUCT })?.Workflow).toEqual({ Status: 'NOTIFIED' });
}, 30_000);

test('a stack trace from the zip names our sources', async () => {
  const { forward, send } = await start({}, () => ({ Parameter: {} }));
  await send(importedEvent(asff()));
  expect(forward.logs).toMatch(/src\/lambda\/aws\/secrets\.ts:\d+:\d+/);
}, 30_000);
