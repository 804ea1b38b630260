import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { sideBySide } from '../common/side-by-side';
import { FORWARD_PARTS } from '../vendors/forward-registry';
import { partOf } from '../vendors/part-of';
import type { Dependencies } from './dependencies';
import { RetryLater } from './failure';
import { readRecord, type WorkRecord } from './record';
import { settle } from './settle';
import type { Situation } from './situation';
import { Work } from './work';

/** Kept of the function's time for what comes after the vendor calls: ledger, queue and dead letters. */
const RESERVE_MILLIS = 3_000;

export interface InvocationTime {
  getRemainingTimeInMillis(): number;
}

interface Task {
  readonly work: WorkRecord;
  readonly situation: Situation;
}

export type Forwarder = (event: SQSEvent, context: InvocationTime) => Promise<SQSBatchResponse>;

/**
 * The forward function: every record of a batch succeeds, fails back or becomes a dead letter on its own.
 *
 * @throws RangeError when the configuration names a vendor that is not known
 */
export function createForwarder(dependencies: Dependencies): Forwarder {
  const { config, metrics } = dependencies;
  partOf(FORWARD_PARTS, config.vendor);
  return async ({ Records }, context) => {
    const deadline = AbortSignal.timeout(Math.max(context.getRemainingTimeInMillis() - RESERVE_MILLIS, 0));
    const works = Records.map((record) => readRecord(record, config));
    const tasks = works.flatMap((work) => work.situations.map((situation) => ({ work, situation })));
    // Two events about one alert in one batch would race for its claim.
    const lanes = { concurrency: config.concurrency, laneOf: ({ situation }: Task) => situation.alert.key };
    await sideBySide(tasks, ({ work, situation }) => attempt(work, situation, dependencies, deadline), lanes);
    const settled = await Promise.all(works.map((work) => settle(work, dependencies)));
    metrics.flush();
    const failed = works.filter((_work, index) => settled[index] === false);
    return { batchItemFailures: failed.map(({ record }) => ({ itemIdentifier: record.messageId })) };
  };
}

async function attempt(
  work: WorkRecord,
  situation: Situation,
  dependencies: Dependencies,
  deadline: AbortSignal,
): Promise<void> {
  try {
    if (deadline.aborted) throw new RetryLater("The function's time was up before this record was begun.");
    await new Work(situation, dependencies, deadline).run();
  } catch (error) {
    work.failures.push(error);
  }
}
