import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { SyncConfig } from '../../contract/sync-config';
import type { SendDeadLetter } from '../aws/dead-letter';
import type { Logger } from '../aws/logger';
import { Metrics } from '../aws/metrics';
import type { ReadSecret } from '../aws/secrets';
import type { Hub } from '../aws/hub';
import { parseArn } from '../finding/arn';
import type { Ledger } from '../ledger/ledger';
import { AlertFinder } from './alert-finder';
import { ChangeSender } from '../hub/change-sender';
import { FindingReader } from '../hub/finding-reader';
import { Pacer } from '../hub/pacer';
import { Syncer } from './syncer';
import type { QueueRecord } from './task';

/** Everything that the way back touches outside itself. */
export interface SyncDependencies {
  readonly config: SyncConfig;
  readonly ledger: Ledger;
  readonly readSecret: ReadSecret;
  readonly sendDeadLetter: SendDeadLetter;
  readonly hub: Hub;
  readonly logger: Logger;
  /** @default - one that keeps calls apart by `CALL_INTERVAL_MILLIS` */
  readonly pacer?: Pacer;
  /** @default - one that keeps reads apart by `READ_INTERVAL_MILLIS` */
  readonly readPacer?: Pacer;
  /** Where metrics go. @default - standard output */
  readonly writeMetrics?: (line: string) => void;
  /** Epoch milliseconds: the one clock. @default - the machine's time */
  readonly now?: () => number;
}

export type SyncContext = Pick<Context, 'invokedFunctionArn' | 'getRemainingTimeInMillis'>;
export type SyncHandler = (event: SQSEvent, context: SyncContext) => Promise<SQSBatchResponse>;

/** A call takes up to 5 s, and the ledger has to be told what it brought. */
const RESERVE_MILLIS = 8_000;

/**
 * Milliseconds between two reads. Security Hub takes 3 a second for each account and Region; a queue has at least two
 * workers, and what else reads findings there wants some too.
 */
const READ_INTERVAL_MILLIS = 700;

const recordOf = ({ messageId, body, attributes }: SQSRecord): QueueRecord => ({
  messageId,
  body,
  receiveCount: Number(attributes.ApproximateReceiveCount) || 1,
});

/** The sync function: every message of a batch succeeds, fails back or becomes a dead letter on its own. */
export function createSyncHandler(dependencies: SyncDependencies): SyncHandler {
  const { config, ledger, hub, now = Date.now } = dependencies;
  const { pacer = new Pacer(), readPacer = new Pacer(READ_INTERVAL_MILLIS) } = dependencies;
  const metrics = new Map<string, Metrics>();
  const metricsOf = (endpointId: string): Metrics => {
    const known = metrics.get(endpointId) ?? new Metrics(endpointId, dependencies.writeMetrics);
    metrics.set(endpointId, known);
    return known;
  };
  const syncer = new Syncer({
    ...dependencies,
    now,
    finder: new AlertFinder(ledger, dependencies.readSecret, now),
    reader: new FindingReader({ readFindings: hub.readFindings, now, pacer: readPacer }),
    sender: new ChangeSender({ updateFindings: hub.updateFindings, pacer, memberRole: config.memberRole }),
    count: (endpointId, metric, by) => metricsOf(endpointId).count(metric, by),
  });
  return async ({ Records }, context) => {
    const failed = await syncer.sync(Records.map(recordOf), {
      accountId: parseArn(context.invokedFunctionArn)?.accountId ?? '',
      mayCall: () => context.getRemainingTimeInMillis() > RESERVE_MILLIS,
    });
    for (const each of metrics.values()) each.flush();
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
