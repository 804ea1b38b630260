import { startVendor } from '../../local/vendor-server';
import type { ForwarderConfig } from '../../src/contract/forwarder-config';
import { Metrics } from '../../src/lambda/aws/metrics';
import { createForwarder } from '../../src/lambda/forward/forwarder';
import { queueRecord, startSyncBench } from './sync-bench';

/** The sync function's bench, with a forwarder that writes to the same ledger and calls PagerDuty's stand-in. */
export async function startThereAndBack() {
  const bench = await startSyncBench();
  const vendor = await startVendor();
  const { config, ledger, logger, sendDeadLetter } = bench.dependencies;
  const base: ForwarderConfig = {
    version: 1,
    endpointId: 'oncall',
    vendor: 'pagerduty',
    url: vendor.url,
    secrets: { default: { kind: 'parameter', name: 'key' } },
    autoResolve: true,
    grouping: 'NONE',
    ledger: config.ledger,
    deadLetterQueueUrl: config.deadLetterQueueUrl,
    vendorTimeoutMillis: 2_000,
    concurrency: 5,
  };
  /** Forwards one event; fails when the queue would get it back. */
  const forward = async (event: unknown, changes: Partial<ForwarderConfig> = {}): Promise<void> => {
    const handler = createForwarder({
      config: { ...base, ...changes },
      ledger,
      logger,
      sendDeadLetter,
      readSecret: () => Promise.resolve('K3Y'),
      setVisibility: () => Promise.resolve(),
      hub: bench.dependencies.hub,
      metrics: new Metrics('oncall', () => undefined),
      now: Date.now,
    });
    const { batchItemFailures } = await handler(
      { Records: [queueRecord(event, 'event')] },
      { getRemainingTimeInMillis: () => 30_000 },
    );
    if (batchItemFailures.length > 0) throw new Error('The event went back to the queue.');
  };
  interface Sent {
    readonly event_action: string;
    readonly dedup_key: string;
  }
  const sent = (): readonly Sent[] => vendor.requests.items.map(({ json }) => json as Sent);
  const close = async (): Promise<void> => {
    await Promise.all([bench.close(), vendor.close()]);
  };
  return { ...bench, vendor, forward, sent, close };
}

export type ThereAndBack = Awaited<ReturnType<typeof startThereAndBack>>;
