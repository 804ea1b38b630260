import { createHmac } from 'node:crypto';
import { ownClientOptions, startAws } from '../__tests__/helpers/aws-stand-in';
import { startSyncBench, update } from '../__tests__/helpers/sync-bench';
import { httpEvent, incident, KEY, pagerDutyEvent } from '../__tests__/lambda/receive/webhooks';
import type { ReceiverConfig } from '../src/contract/sync-config';
import { createSqs } from '../src/lambda/aws/client/sqs';
import { Authenticity } from '../src/lambda/receive/authenticity';
import { Receiver } from '../src/lambda/receive/receiver';

export interface WayBackCalls {
  readonly webhooks: number;
  /** Findings whose change differs from that of no other finding but by its identity. */
  readonly findings: number;
  readonly calls: number;
  /** ⌈findings of one change ÷ 100⌉, over all changes. */
  readonly floor: number;
}

/** Most findings that Security Hub takes in a call. */
const BATCH = 100;
const PRIORITIES = ['P1', 'P2', 'P4', 'P5'] as const;

/**
 * Update calls for webhooks of one invocation: each finding is acknowledged, then closed, and gets one of so many
 * priorities as are given.
 */
export async function wayBackCalls(findings: number, priorities = 1): Promise<WayBackCalls> {
  const bench = await startSyncBench();
  try {
    const numbers = Array.from({ length: findings }, (_, index) => index);
    for (const n of numbers) await bench.seed(n);
    const updates = numbers.flatMap((n) => [
      update(n, { action: 'acknowledge', occurredAt: '2026-11-21T10:00:01.000000000Z' }),
      update(n, { action: 'close', occurredAt: '2026-11-21T10:00:02.000000000Z' }),
      update(n, { action: 'priority', priority: PRIORITIES[n % priorities] }),
    ]);
    const failed = await bench.sync(updates);
    if (failed.length > 0) throw new Error(`${failed.length} webhooks failed`);
    const sizes = PRIORITIES.slice(0, priorities).map(
      (_, p) => numbers.filter((n) => n % priorities === p).length,
    );
    const floor = sizes.reduce((sum, size) => sum + Math.ceil(size / BATCH), 0);
    return { webhooks: updates.length, findings, calls: bench.calls().length, floor };
  } finally {
    await bench.close();
  }
}

export interface ReceiveTimes {
  readonly requests: number;
  readonly medianMillis: number;
  readonly p99Millis: number;
}

/** Warm time of the receive function: verify, read, and one message to a loopback queue. */
export async function receiveTimes(requests: number): Promise<ReceiveTimes> {
  const aws = await startAws();
  const sqs = createSqs(ownClientOptions(aws.url));
  const secret = 'signing-secret';
  const config: ReceiverConfig = {
    version: 1,
    queueUrl: `${aws.url}/111122223333/updates`,
    endpoints: {
      oncall: {
        vendor: 'pagerduty',
        verifier: 'pagerduty',
        secrets: [{ kind: 'parameter', name: 'secret' }],
      },
    },
  };
  const receiver = new Receiver(config, {
    authenticity: new Authenticity(() => Promise.resolve(secret)),
    observe: () => undefined,
    enqueue: async (message) => {
      const MessageBody = JSON.stringify(message);
      await sqs.sendMessage({ QueueUrl: config.queueUrl, MessageBody });
    },
  });
  const body = pagerDutyEvent(
    'incident.acknowledged',
    incident({ incident_key: KEY, title: 'x'.repeat(50_000) }),
  );
  const signature = `v1=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const event = httpEvent({ body, headers: { 'x-pagerduty-signature': signature } });
  const times: number[] = [];
  for (let index = 0; index < requests; index++) {
    const start = performance.now();
    const { statusCode } = await receiver.receive(event, new Date());
    if (statusCode !== 202) throw new Error(`expected 202, got ${statusCode}`);
    times.push(performance.now() - start);
  }
  await aws.close();
  const sorted = times.slice(Math.min(20, requests - 1)).sort((left, right) => left - right);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { requests, medianMillis: at(0.5), p99Millis: at(0.99) };
}
