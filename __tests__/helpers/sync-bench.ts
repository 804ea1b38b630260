import { EnableSecurityHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import type { SQSRecord } from 'aws-lambda';
import { startSecurityHub, type Finding } from '../../local/security-hub';
import type { FindingUpdate } from '../../src/contract/finding-update';
import type { SyncConfig, SyncEndpoint } from '../../src/contract/sync-config';
import { marshall } from '../../src/lambda/aws/client/attribute-value';
import { createDynamoDb } from '../../src/lambda/aws/client/dynamodb';
import { createSqs } from '../../src/lambda/aws/client/sqs';
import { createDeadLetters } from '../../src/lambda/aws/dead-letter';
import { createLogger } from '../../src/lambda/aws/logger';
import { createHub } from '../../src/lambda/aws/hub';
import { alertKey } from '../../src/lambda/finding/key';
import { AlertStore, type Snapshot } from '../../src/lambda/ledger/alert-store';
import { Ledger } from '../../src/lambda/ledger/ledger';
import type { LegacyAlert, LegacyMember } from '../../src/lambda/state/legacy';
import { createSyncHandler, type SyncDependencies } from '../../src/lambda/sync/handler';
import { Pacer } from '../../src/lambda/hub/pacer';
import { clientConfig, ownClientOptions, startAws } from './aws-stand-in';

export const REGION = 'eu-west-1';
export const ACCOUNT = '111122223333';
export const PRODUCT = `arn:aws:securityhub:${REGION}::product/aws/inspector`;
export const TIME = '2026-11-21T10:00:00.000000000Z';
export const API_TOKEN = 'T0KEN-MARKED-SECRET';

export const endpoint = (overrides: Partial<SyncEndpoint> = {}): SyncEndpoint => ({
  vendor: 'jsm',
  directions: { workflow: true, note: true, severity: true },
  ...overrides,
});

const at = (seconds: number): string =>
  `2026-11-21T10:${String(seconds).padStart(4, '0').slice(0, 2)}:00.000000000Z`;
/** The vendor's time, so many minutes after ten. */
export const minute = (minutes: number): string => at(minutes * 100);

export const idOf = (n: number): string => `arn:aws:inspector2:${REGION}:${ACCOUNT}:finding/${n}`;
export const keyOf = (n: number): string => alertKey(PRODUCT, idOf(n));

export const finding = (n: number, overrides: Partial<Finding> = {}): Finding => ({
  SchemaVersion: '2018-10-08',
  Id: idOf(n),
  ProductArn: PRODUCT,
  GeneratorId: 'AWSInspector',
  AwsAccountId: ACCOUNT,
  Types: ['Software and Configuration Checks/Vulnerabilities/CVE'],
  CreatedAt: '2026-11-20T10:00:00Z',
  UpdatedAt: '2026-11-20T10:00:00Z',
  Severity: { Label: 'HIGH' },
  Title: `CVE on instance ${n}`,
  Description: 'A package has a known hole.',
  Resources: [{ Type: 'AwsEc2Instance', Id: `arn:aws:ec2:${REGION}:${ACCOUNT}:instance/i-${n}` }],
  RecordState: 'ACTIVE',
  Workflow: { Status: 'NEW' },
  ...overrides,
});

export const member = (n: number, overrides: Partial<LegacyMember> = {}): LegacyMember => ({
  format: 'ASFF',
  id: idOf(n),
  productArn: PRODUCT,
  accountId: ACCOUNT,
  region: REGION,
  workflowStatus: 'NEW',
  severity: 'HIGH',
  closed: false,
  ...overrides,
});

export const item = (n: number, overrides: Partial<LegacyAlert> = {}): LegacyAlert => ({
  alertKey: keyOf(n),
  endpointId: 'oncall',
  state: 'open',
  fingerprint: 'f',
  members: { [keyOf(n)]: member(n) },
  notes: [],
  openedAt: '2026-11-21T00:00:00.000Z',
  updatedAt: '2026-11-21T00:00:00.000Z',
  version: 1,
  ...overrides,
});

let events = 0;
export const update = (n: number, overrides: Partial<FindingUpdate> = {}): FindingUpdate => ({
  version: 1,
  endpointId: 'oncall',
  vendor: 'jsm',
  eventId: `event-${++events}`,
  occurredAt: TIME,
  action: 'acknowledge',
  alertKey: keyOf(n),
  vendorId: `alert-${n}`,
  actor: 'jane@example.com',
  ...overrides,
});

export const queueRecord = (body: unknown, messageId: string, receiveCount = 1): SQSRecord => ({
  messageId,
  receiptHandle: `handle-${messageId}`,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  attributes: {
    ApproximateReceiveCount: String(receiveCount),
    SentTimestamp: '0',
    SenderId: 'receive',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:${REGION}:${ACCOUNT}:sync`,
  awsRegion: REGION,
});

export const syncConfig = (overrides: Partial<SyncConfig> = {}): SyncConfig => ({
  version: 1,
  endpoints: { oncall: endpoint() },
  ledger: { tableName: 'ledger', retentionDays: 120 },
  deadLetterQueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/dead-letters',
  ...overrides,
});

/** The sync function with real AWS clients, all on loopback, and everything that it leaves behind. */
export async function startSyncBench() {
  const aws = await startAws();
  const server = await startSecurityHub({ accountId: ACCOUNT, throttle: false });
  const enable = async (region: string): Promise<void> => {
    const client = new SecurityHubClient({ ...clientConfig(server.url), region, maxAttempts: 1 });
    await client.send(new EnableSecurityHubCommand({}));
    client.destroy();
  };
  await enable(REGION);
  const dynamoDb = createDynamoDb({ ...ownClientOptions(aws.url), maxAttempts: 1 });
  const sqs = createSqs({ ...ownClientOptions(aws.url), maxAttempts: 1 });
  const lines: string[] = [];
  const write = (line: string): void => void lines.push(line);
  const config = syncConfig({ deadLetterQueueUrl: `${aws.url}/111122223333/dead-letters` });
  const ledger = new Ledger(dynamoDb, config.ledger);
  const dependencies: SyncDependencies = {
    config,
    ledger,
    readSecret: () => Promise.resolve(API_TOKEN),
    sendDeadLetter: createDeadLetters(sqs, config.deadLetterQueueUrl),
    hub: createHub({ client: ownClientOptions(server.url) }),
    logger: createLogger({ level: 'DEBUG', write }),
    pacer: new Pacer(0),
    readPacer: new Pacer(0),
    writeMetrics: write,
  };
  const { hub } = server;
  /** An alert as version 0.1 wrote it. */
  const seedAlert = async (alert: LegacyAlert): Promise<void> => {
    const Item = marshall(alert);
    await dynamoDb.putItem({ TableName: config.ledger.tableName, Item });
  };
  const seed = async (
    n: number,
    known: Partial<LegacyAlert> = {},
    state: Partial<Finding> = {},
  ): Promise<void> => {
    hub.ingest(REGION, finding(n, state));
    await seedAlert(item(n, known));
  };
  const sync = async (
    updates: readonly unknown[],
    { changes = {}, other = {}, receiveCount = 1, remainingMillis = 60_000 }: SyncRun = {},
  ): Promise<readonly string[]> => {
    const handler = createSyncHandler({ ...dependencies, ...other, config: { ...config, ...changes } });
    const Records = updates.map((body, index) => queueRecord(body, `m${index}`, receiveCount));
    const { batchItemFailures } = await handler(
      { Records },
      {
        invokedFunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:sync`,
        getRemainingTimeInMillis: () => remainingMillis,
      },
    );
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
  const found = (n: number): Finding | undefined => hub.finding(REGION, { Id: idOf(n), ProductArn: PRODUCT });
  const calls = () => hub.calls.filter(({ operation }) => operation.startsWith('BatchUpdateFindings'));
  const itemOf = (n: number, endpointId = 'oncall'): Promise<Snapshot> =>
    new AlertStore(ledger, endpointId).alert(keyOf(n));
  const metric = (name: string, endpointId = 'oncall'): number =>
    lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => line['Endpoint'] === endpointId && typeof line[name] === 'number')
      .reduce((sum, line) => sum + Number(line[name]), 0);
  const close = async (): Promise<void> => {
    await Promise.all([aws.close(), server.close()]);
  };
  return {
    aws,
    server,
    hub,
    enable,
    ledger,
    dependencies,
    lines,
    seed,
    seedAlert,
    sync,
    found,
    calls,
    itemOf,
    metric,
    close,
  };
}

export interface SyncRun {
  readonly changes?: Partial<SyncConfig>;
  readonly other?: Partial<SyncDependencies>;
  readonly receiveCount?: number;
  readonly remainingMillis?: number;
}

export type SyncBench = Awaited<ReturnType<typeof startSyncBench>>;
