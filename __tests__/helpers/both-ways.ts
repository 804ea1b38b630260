import {
  BatchUpdateFindingsCommand,
  EnableSecurityHubCommand,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import type { BatchUpdateFindingsCommandInput } from '@aws-sdk/client-securityhub';
import { startSecurityHub, type Finding, type HubEvent } from '../../local/security-hub';
import type { FindingUpdate } from '../../src/contract/finding-update';
import { createDynamoDb } from '../../src/lambda/aws/client/dynamodb';
import { createLogger } from '../../src/lambda/aws/logger';
import { Metrics } from '../../src/lambda/aws/metrics';
import { createHub } from '../../src/lambda/aws/hub';
import { createForwarder } from '../../src/lambda/forward/forwarder';
import { Ledger } from '../../src/lambda/ledger/ledger';
import { Authenticity } from '../../src/lambda/receive/authenticity';
import { Receiver } from '../../src/lambda/receive/receiver';
import { createSyncHandler } from '../../src/lambda/sync/handler';
import { Pacer } from '../../src/lambda/hub/pacer';
import { httpEvent } from '../lambda/receive/webhooks';
import { clientConfig, ownClientOptions, startAws } from './aws-stand-in';
import { startJsm } from './jsm-stand-in';
import { ACCOUNT, endpoint, finding, idOf, PRODUCT, queueRecord, REGION, syncConfig } from './sync-bench';

const SECRET = 'shared-secret';
/** Rounds of deliveries after which it is a loop. */
const MOST_ROUNDS = 20;
const analystKey = { accessKeyId: 'AKIDANALYST', secretAccessKey: 'example' };

interface Queued<T> {
  readonly body: T;
  /** Epoch milliseconds until which it is hidden. */
  readonly from: number;
}

/** A clock that moves when it is told to. */
function startClock() {
  let millis = Date.parse('2026-11-21T10:00:00.250Z');
  return { now: () => new Date(millis), advance: (seconds: number) => void (millis += seconds * 1000) };
}

/** Forwarder and way back, a vendor and Security Hub, each telling the others of every change. */
export async function startBothWays() {
  const clock = startClock();
  const [aws, jsm, server] = await Promise.all([
    startAws(),
    startJsm(clock.now),
    startSecurityHub({ accountId: ACCOUNT, throttle: false, now: clock.now }),
  ]);
  const { hub } = server;
  const analyst = new SecurityHubClient({ ...clientConfig(server.url), credentials: analystKey });
  await analyst.send(new EnableSecurityHubCommand({}));
  const dynamoDb = createDynamoDb({ ...ownClientOptions(aws.url), maxAttempts: 1 });
  const { ledger: ledgerConfig, deadLetterQueueUrl } = syncConfig();
  const ledger = new Ledger(dynamoDb, ledgerConfig, () => clock.now().getTime());
  const logger = createLogger({ write: () => undefined });
  const dead: string[] = [];
  const common = {
    ledger,
    logger,
    readSecret: () => Promise.resolve(SECRET),
    sendDeadLetter: (body: string) => Promise.resolve(void dead.push(body)),
  };
  /** Until when a record is hidden, by its handle in the batch. */
  const hidden = new Map<string, number>();
  const forward = createForwarder({
    ...common,
    config: {
      version: 1,
      endpointId: 'oncall',
      vendor: 'jsm',
      url: jsm.server.url,
      secrets: { default: { kind: 'parameter', name: 'key' } },
      autoResolve: true,
      grouping: 'NONE',
      ledger: ledgerConfig,
      deadLetterQueueUrl,
      vendorTimeoutMillis: 2_000,
      concurrency: 5,
    },
    setVisibility: (record, delayMillis) =>
      Promise.resolve(void hidden.set(record.receiptHandle, clock.now().getTime() + delayMillis)),
    hub: createHub({ client: ownClientOptions(server.url) }),
    metrics: new Metrics('oncall', () => undefined),
    now: () => clock.now().getTime(),
  });
  const sync = createSyncHandler({
    ...common,
    config: syncConfig({ endpoints: { oncall: endpoint() } }),
    hub: createHub({ client: ownClientOptions(server.url) }),
    pacer: new Pacer(0),
    readPacer: new Pacer(0),
    writeMetrics: () => undefined,
    now: () => clock.now().getTime(),
  });
  const updates: Queued<FindingUpdate>[] = [];
  const receiver = new Receiver(
    {
      version: 1,
      queueUrl: 'q',
      endpoints: {
        oncall: { vendor: 'jsm', verifier: 'header', secrets: [{ kind: 'parameter', name: 's' }] },
      },
    },
    {
      authenticity: new Authenticity(common.readSecret),
      enqueue: (update) => Promise.resolve(void updates.push({ body: update, from: 0 })),
      observe: () => undefined,
    },
  );
  const events: Queued<HubEvent>[] = [];
  hub.onEvent((event) => void events.push({ body: event, from: 0 }));

  const context = {
    invokedFunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:sync`,
    getRemainingTimeInMillis: () => 60_000,
  };
  /** What a queue delivers, and again what failed, once it is no longer hidden. */
  async function deliver<T>(
    queue: Queued<T>[],
    run: (event: {
      Records: ReturnType<typeof queueRecord>[];
    }) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }>,
  ): Promise<void> {
    const now = clock.now().getTime();
    const taken = queue.filter(({ from }) => from <= now);
    if (taken.length === 0) return;
    queue.splice(0, queue.length, ...queue.filter(({ from }) => from > now));
    hidden.clear();
    const { batchItemFailures } = await run({
      Records: taken.map(({ body }, index) => queueRecord(body, String(index))),
    });
    for (const { itemIdentifier } of batchItemFailures) {
      const failed = taken[Number(itemIdentifier)];
      const from = hidden.get(`handle-${itemIdentifier}`) ?? now;
      if (failed !== undefined) queue.push({ ...failed, from });
    }
  }
  async function postWebhooks(): Promise<void> {
    for (const body of jsm.alerts.webhooks.splice(0)) {
      await receiver.receive(httpEvent({ body, headers: { authorization: SECRET } }), clock.now());
    }
  }
  /** Delivers until nobody has anything left to tell. Answers the number of rounds. */
  async function rest(): Promise<number> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      await hub.settled();
      await postWebhooks();
      if (events.length === 0 && updates.length === 0) return round;
      await deliver(events, (event) => forward(event, context));
      await deliver(updates, (event) => sync(event, context));
      clock.advance(1);
      await hub.settled();
      const due = Math.min(...[...events, ...updates].map(({ from }) => from));
      const wait = due === Infinity ? 0 : due - clock.now().getTime();
      if (wait > 0) clock.advance(Math.ceil(wait / 1000));
    }
    throw new Error(`No rest after ${MOST_ROUNDS} rounds: it is a loop.`);
  }
  const analystSets = async (n: number, change: Partial<BatchUpdateFindingsCommandInput>): Promise<void> => {
    const FindingIdentifiers = [{ Id: idOf(n), ProductArn: PRODUCT }];
    await analyst.send(new BatchUpdateFindingsCommand({ FindingIdentifiers, ...change }));
  };
  const found = (n: number): Finding | undefined => hub.finding(REGION, { Id: idOf(n), ProductArn: PRODUCT });
  const counts = () => ({
    hubWrites: hub.calls.filter(
      ({ operation, accessKeyId }) =>
        operation === 'BatchUpdateFindings' && accessKeyId !== analystKey.accessKeyId,
    ).length,
    vendorCalls: jsm.server.requests.items.length,
  });
  const close = async (): Promise<void> => {
    analyst.destroy();
    await Promise.all([aws.close(), jsm.close(), server.close()]);
  };
  const ingest = (n: number) => hub.ingest(REGION, finding(n));
  return { clock, alerts: jsm.alerts, dead, ingest, analystSets, found, counts, rest, close };
}

export type BothWays = Awaited<ReturnType<typeof startBothWays>>;
