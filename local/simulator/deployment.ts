import type { ForwarderConfig } from '../../src/contract/forwarder-config';
import type { ReceiverConfig, SyncConfig } from '../../src/contract/sync-config';
import type { Logger } from '../../src/lambda/aws/logger';
import { Metrics } from '../../src/lambda/aws/metrics';
import { createSecretReader, type ReadSecret } from '../../src/lambda/aws/secrets';
import { createForwarder } from '../../src/lambda/forward/forwarder';
import { NetworkError, TimeoutError } from '../../src/lambda/http/send-error';
import { Ledger } from '../../src/lambda/ledger/ledger';
import { Authenticity } from '../../src/lambda/receive/authenticity';
import { Receiver } from '../../src/lambda/receive/receiver';
import { createSyncHandler } from '../../src/lambda/sync/handler';
import { Pacer } from '../../src/lambda/hub/pacer';
import type { Copy, Outcome } from './models/copy';
import type { Handler } from './models/poller';
import { named } from './models/queue';
import type { Upset } from './upsets';
import type { VendorSite } from './vendor-site';
import type { World } from './world';

/** The real functions on the models of everything around them. The one place that knows the functions' ports. */
const LEDGER = { tableName: 'ledger', retentionDays: 120 };
const QUEUE_URL = 'https://sqs.eu-central-1.amazonaws.com/111122223333/queue';
const VENDOR_TIMEOUT_MILLIS = 10_000;

const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  with: () => silent,
};

/** What the functions say goes into the trace. */
function loggerOf(copy: Copy, { trace }: World): Logger {
  if (!trace.isOn) return silent;
  const say = (message: string, fields?: object): void =>
    trace.say(() => `${copy.name} says: ${message} ${fields ? JSON.stringify(fields) : ''}`);
  return { ...silent, info: say, warn: say, error: say, with: () => loggerOf(copy, { trace } as World) };
}

const secretsOf = (copy: Copy, world: World): ReadSecret =>
  createSecretReader(
    (pointer) =>
      copy.do({
        place: 'secret',
        words: () => 'reads a secret',
        act: () => world.secret(pointer.kind === 'secret' ? pointer.arn : pointer.name),
        fail: () => ({ error: named('InternalServiceError') }),
      }),
    () => world.timeline.now,
  );

const deadLettersOf =
  (copy: Copy, queue: World['sync']) =>
  (body: string, { reason }: { readonly reason: string }): Promise<void> =>
    copy.do({
      place: 'dead-letter',
      words: () => `dead letter, ${reason}`,
      act: () => queue.bury(body, reason),
      fail: () => ({ error: named('ServiceUnavailable') }),
    });

const STATUSES = [503, 429, 400, 500] as const;

/** A vendor that fails says so, or its connection breaks. */
function vendorFailure({
  size,
  kind,
}: Upset): Outcome<{ status: number; body: string; retryAfterMillis?: number }> {
  const status = kind === 'fails' ? STATUSES[size] : undefined;
  if (status === undefined) return { error: new NetworkError('No answer.', 'ECONNRESET') };
  return { value: { status, body: '', ...(status === 429 && { retryAfterMillis: 1_000 }) } };
}

const sendOf =
  (copy: Copy, site: VendorSite): NonNullable<Parameters<typeof createForwarder>[0]['send']> =>
  (request, { timeoutMillis, signal }) => {
    const call = { invocation: copy.invocation, sentAt: copy.now };
    return copy.do({
      place: `vendor:${site.id}`,
      words: () => `calls ${site.id}: ${site.wordsOf(request)}`,
      act: () => site.take(request, call),
      fail: vendorFailure,
      signal,
      timeout: { millis: timeoutMillis, error: () => new TimeoutError('No answer in time.', 'ETIMEDOUT') },
    });
  };

function configOf(site: VendorSite): ForwarderConfig {
  const { id, plan } = site;
  return {
    version: 1,
    endpointId: id,
    vendor: plan.vendor,
    url: 'https://vendor.example.com',
    secrets: {
      default: { kind: 'parameter', name: `key-${id}` },
      ...(plan.isRouted && { route: { kind: 'parameter', name: `route-${id}` } }),
    },
    routes: plan.isRouted ? [{ match: { severities: ['CRITICAL'] }, secretName: 'route' }] : [],
    autoResolve: plan.autoResolve,
    grouping: plan.grouping,
    setNotified: plan.setNotified,
    ledger: LEDGER,
    deadLetterQueueUrl: QUEUE_URL,
    vendorTimeoutMillis: VENDOR_TIMEOUT_MILLIS,
    concurrency: 5,
  };
}

export const startForward =
  (world: World, site: VendorSite) =>
  (copy: Copy): Handler =>
    createForwarder({
      config: configOf(site),
      ledger: new Ledger(world.table.clientOf(copy), LEDGER, () => world.timeline.now),
      readSecret: secretsOf(copy, world),
      sendDeadLetter: deadLettersOf(copy, site.queue),
      setVisibility: ({ receiptHandle }, delayMillis) =>
        copy.do({
          place: 'visibility',
          words: () => `hides the message for ${Math.ceil(delayMillis / 1000)} s`,
          act: () => site.queue.changeVisibility(receiptHandle, Math.ceil(delayMillis / 1000) * 1000),
          fail: () => ({ error: named('ServiceUnavailable') }),
        }),
      hub: world.hubApi.of(copy),
      send: sendOf(copy, site),
      logger: loggerOf(copy, world),
      metrics: new Metrics(site.id, () => undefined),
      now: () => world.timeline.now,
    });

function syncConfigOf(world: World): SyncConfig {
  const directions = { workflow: true, note: true, severity: true };
  return {
    version: 1,
    endpoints: Object.fromEntries(
      world.sites.map(({ id, plan: { vendor } }) => [id, { vendor, directions }]),
    ),
    ledger: LEDGER,
    deadLetterQueueUrl: QUEUE_URL,
  };
}

export const startSync =
  (world: World) =>
  (copy: Copy): Handler =>
    createSyncHandler({
      config: syncConfigOf(world),
      ledger: new Ledger(world.table.clientOf(copy), LEDGER, () => world.timeline.now),
      readSecret: secretsOf(copy, world),
      sendDeadLetter: deadLettersOf(copy, world.sync),
      hub: world.hubApi.of(copy),
      logger: loggerOf(copy, world),
      pacer: new Pacer(0, () => world.timeline.now),
      readPacer: new Pacer(0, () => world.timeline.now),
      writeMetrics: () => undefined,
      now: () => world.timeline.now,
    });

function receiverConfigOf(world: World): ReceiverConfig {
  const endpoints = world.sites.map(({ id, plan: { vendor }, verifier }) => {
    const secrets = [{ kind: 'parameter', name: `hook-${id}` }] as const;
    return [id, { vendor, verifier, secrets }] as const;
  });
  return { version: 1, endpoints: Object.fromEntries(endpoints), queueUrl: QUEUE_URL };
}

export type TakeWebhook = (
  endpointId: string,
  headers: Readonly<Record<string, string>>,
  body: string,
) => Promise<number>;

export function startReceive(world: World, copy: Copy): TakeWebhook {
  const receiver = new Receiver(receiverConfigOf(world), {
    authenticity: new Authenticity(secretsOf(copy, world)),
    observe: ({ reply, detail }) => world.trace.say(() => `${copy.name} answers ${reply} ${detail ?? ''}`),
    enqueue: (update) =>
      copy.do({
        place: 'enqueue',
        words: () => `queues ${update.action} of ${update.endpointId}`,
        act: () => world.sync.send(JSON.stringify(update)),
        fail: () => ({ error: named('ServiceUnavailable') }),
      }),
  });
  return async (endpointId, headers, body) => {
    const event = {
      rawPath: `/${endpointId}`,
      headers,
      body,
      isBase64Encoded: false,
      requestContext: { http: { method: 'POST' } },
    } as unknown as Parameters<typeof receiver.receive>[0];
    const { statusCode = 500 } = await receiver.receive(event, new Date(world.timeline.now));
    return statusCode;
  };
}
