import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { SyncConfig } from '../../contract/sync-config';
import type { SendDeadLetter } from '../aws/dead-letter';
import type { Logger } from '../aws/logger';
import { Metrics } from '../aws/metrics';
import type { ReadSecret } from '../aws/secrets';
import type { UpdateFindings } from '../aws/update-findings';
import { parseArn } from '../finding/arn';
import type { Ledger } from '../ledger/ledger';
import { AlertFinder } from './alert-finder';
import { ChangeSender } from './change-sender';
import { Pacer } from './pacer';
import { Syncer } from './syncer';
import type { QueueRecord } from './task';

/** Everything that the way back touches outside itself. */
export interface SyncDependencies {
  readonly config: SyncConfig;
  readonly ledger: Ledger;
  readonly readSecret: ReadSecret;
  readonly sendDeadLetter: SendDeadLetter;
  readonly updateFindings: UpdateFindings;
  readonly logger: Logger;
  /** @default - one that keeps calls apart by `CALL_INTERVAL_MILLIS` */
  readonly pacer?: Pacer;
  /** Where metrics go. @default - standard output */
  readonly writeMetrics?: (line: string) => void;
  /** @default - the machine's time */
  readonly now?: () => Date;
}

export type SyncContext = Pick<Context, 'invokedFunctionArn' | 'getRemainingTimeInMillis'>;
export type SyncHandler = (event: SQSEvent, context: SyncContext) => Promise<SQSBatchResponse>;

/** A call takes up to 5 s, and the ledger has to be told what it brought. */
const RESERVE_MILLIS = 8_000;

const recordOf = ({ messageId, body, attributes }: SQSRecord): QueueRecord => ({
  messageId,
  body,
  receiveCount: Number(attributes.ApproximateReceiveCount) || 1,
});

/** The sync function: every message of a batch succeeds, fails back or becomes a dead letter on its own. */
export function createSyncHandler(dependencies: SyncDependencies): SyncHandler {
  const { config, ledger, now = () => new Date(), pacer = new Pacer() } = dependencies;
  const metrics = new Map<string, Metrics>();
  const metricsOf = (endpointId: string): Metrics => {
    const known = metrics.get(endpointId) ?? new Metrics(endpointId, dependencies.writeMetrics);
    metrics.set(endpointId, known);
    return known;
  };
  const syncer = new Syncer({
    ...dependencies,
    now,
    finder: new AlertFinder(ledger, dependencies.readSecret, () => now().getTime()),
    sender: new ChangeSender({ ...dependencies, pacer, memberRole: config.memberRole }),
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
