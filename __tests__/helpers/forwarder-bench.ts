import { startVendor } from '../../local/vendor-server';
import type { ForwarderConfig } from '../../src/contract/forwarder-config';
import { unmarshall, type Item } from '../../src/lambda/aws/client/attribute-value';
import { createDynamoDb } from '../../src/lambda/aws/client/dynamodb';
import { createSqs } from '../../src/lambda/aws/client/sqs';
import { createDeadLetters } from '../../src/lambda/aws/dead-letter';
import { createLogger } from '../../src/lambda/aws/logger';
import { Metrics } from '../../src/lambda/aws/metrics';
import { createSecretReader } from '../../src/lambda/aws/secrets';
import { createVisibility } from '../../src/lambda/aws/visibility';
import { createForwarder } from '../../src/lambda/forward/forwarder';
import type { ForwardPorts } from '../../src/lambda/forward/forward-ports';
import { Ledger } from '../../src/lambda/ledger/ledger';
import type { AlertRecord } from '../../src/lambda/state/alert-record';
import { FINDING_ROW, type FindingRecord } from '../../src/lambda/state/finding-record';
import type { FindingIdentity } from '../../src/lambda/state/finding-identity';
import type { FindingView } from '../../src/lambda/state/merge-finding';
import { ownClientOptions, startAws } from './aws-stand-in';

export const KEY = 'R0UT1NGK3Y-MARKED-SECRET';
export const SECRET_ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:pagerduty-AbCdEf';
const TABLE = 'ledger';

/** A record as SQS hands it to the function. */
export const sqsRecord = (body: unknown, messageId = 'm1', receiveCount = 1) => ({
  messageId,
  receiptHandle: `handle-${messageId}`,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  attributes: {
    ApproximateReceiveCount: String(receiveCount),
    SentTimestamp: '0',
    SenderId: 'events',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:eu-west-1:111122223333:findings',
  awsRegion: 'eu-west-1',
});

/** The forwarder with real AWS clients, all on loopback, and everything that it leaves behind. */
export async function startForwarderBench() {
  const aws = await startAws();
  const vendor = await startVendor();
  aws.secrets[SECRET_ARN] = KEY;
  const lines: string[] = [];
  const notified: FindingIdentity[] = [];
  /** What Security Hub holds, by finding id; nothing for findings that it does not know. */
  const hubViews: Record<string, FindingView> = {};
  const write = (line: string): void => void lines.push(line);
  const dynamoDb = createDynamoDb({ ...ownClientOptions(aws.url), maxAttempts: 1 });
  const sqs = createSqs({ ...ownClientOptions(aws.url), maxAttempts: 1 });
  const config: ForwarderConfig = {
    version: 1,
    endpointId: 'on-call',
    vendor: 'pagerduty',
    url: vendor.url,
    secrets: { default: { kind: 'secret', arn: SECRET_ARN } },
    autoResolve: true,
    grouping: 'NONE',
    ledger: { tableName: TABLE, retentionDays: 120 },
    deadLetterQueueUrl: `${aws.url}/111122223333/dead-letters`,
    vendorTimeoutMillis: 2_000,
    concurrency: 5,
  };
  const dependencies: ForwardPorts = {
    config,
    ledger: new Ledger(dynamoDb, config.ledger),
    readSecret: createSecretReader((pointer) => {
      aws.reads.push(pointer.kind);
      return Promise.resolve(pointer.kind === 'secret' ? aws.secrets[pointer.arn] : undefined);
    }),
    sendDeadLetter: createDeadLetters(sqs, config.deadLetterQueueUrl),
    setVisibility: createVisibility(sqs, config.deadLetterQueueUrl),
    hub: {
      readFindings: (_target, identities) => Promise.resolve(identities.map(({ id }) => hubViews[id])),
      updateFindings: (_target, identities) => {
        notified.push(...identities);
        return Promise.resolve([]);
      },
    },
    logger: createLogger({ level: 'DEBUG', write }),
    metrics: new Metrics(config.endpointId, write),
    now: Date.now,
  };
  const forward = (
    records: readonly ReturnType<typeof sqsRecord>[],
    changes: Partial<ForwarderConfig> = {},
    other: Partial<ForwardPorts> = {},
    remainingMillis = 30_000,
  ) => {
    const changed = { ...dependencies, ...other, config: { ...config, ...changes } };
    const context = { getRemainingTimeInMillis: () => remainingMillis };
    return createForwarder(changed)({ Records: [...records] }, context);
  };
  const rows = (): readonly (AlertRecord | FindingRecord)[] =>
    aws.dynamoDb
      .items(TABLE)
      .map((item) => unmarshall(item as Item) as unknown as AlertRecord | FindingRecord);
  const ledger = (): readonly AlertRecord[] =>
    rows().filter((row): row is AlertRecord => row.endpointId !== FINDING_ROW);
  const findings = (): readonly FindingRecord[] =>
    rows().filter((row): row is FindingRecord => row.endpointId === FINDING_ROW);
  /** Event actions that PagerDuty was sent, in order. */
  const actions = (): readonly unknown[] =>
    vendor.requests.items.map(({ json }) => (json as { event_action: string }).event_action);
  const close = async (): Promise<void> => {
    await Promise.all([aws.close(), vendor.close()]);
  };
  return {
    aws,
    vendor,
    config,
    dependencies,
    lines,
    notified,
    hubViews,
    forward,
    ledger,
    findings,
    actions,
    close,
  };
}

export type ForwarderBench = Awaited<ReturnType<typeof startForwarderBench>>;
