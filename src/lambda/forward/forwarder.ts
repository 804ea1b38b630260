import { randomUUID } from 'node:crypto';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { sideBySide } from '../common/side-by-side';
import { FindingReader } from '../hub/finding-reader';
import type { FindingRecord } from '../state/finding-record';
import { FORWARD_PARTS } from '../vendors/forward-registry';
import { partOf } from '../vendors/part-of';
import type { AlertEvent } from './alert-event';
import { AlertRun } from './alert-run';
import { RetryLater } from './failure';
import type { ForwardPorts } from './forward-ports';
import type { ForwardRun } from './forward-run';
import { Notifier, type OwedNotice } from './notifier';
import { readRecord, type WorkRecord } from './record';
import { settle } from './settle';

/** Kept of the function's time for what comes after the vendor calls: ledger, queue and dead letters. */
const RESERVE_MILLIS = 3_000;

export interface InvocationTime {
  getRemainingTimeInMillis(): number;
}

export type Forwarder = (event: SQSEvent, context: InvocationTime) => Promise<SQSBatchResponse>;

interface Task {
  readonly work: WorkRecord;
  readonly event: AlertEvent;
}

/**
 * The forward function: every record of a batch succeeds, fails back or becomes a dead letter on its own.
 *
 * @throws RangeError when the configuration names a vendor that is not known
 */
export function createForwarder(ports: ForwardPorts): Forwarder {
  const { config, metrics, now } = ports;
  partOf(FORWARD_PARTS, config.vendor);
  const reader = new FindingReader({ readFindings: ports.hub.readFindings, now });
  return async ({ Records }, context) => {
    const signal = AbortSignal.timeout(Math.max(context.getRemainingTimeInMillis() - RESERVE_MILLIS, 0));
    const run: ForwardRun = { ports, reader, owner: randomUUID(), signal };
    const works = Records.map((record) => readRecord(record, config, now()));
    const tasks = works.flatMap((work) => work.events.map((event) => ({ work, event })));
    const owed: OwedNotice[] = [];
    // Two events about one alert in one batch would race for its announcement.
    const lanes = { concurrency: config.concurrency, laneOf: ({ event }: Task) => event.alert.key };
    const work = async ({ work: record, event }: Task): Promise<void> => {
      const finding = await attempt(record, event, run);
      if (finding !== undefined) owed.push({ finding, fail: (error) => void record.failures.push(error) });
    };
    await sideBySide(tasks, work, lanes);
    await new Notifier(run).notify(owed);
    const settled = await Promise.all(works.map((work) => settle(work, ports)));
    metrics.flush();
    const failed = works.filter((_work, index) => settled[index] === false);
    return { batchItemFailures: failed.map(({ record }) => ({ itemIdentifier: record.messageId })) };
  };
}

/** Answers the finding that is still to be set to NOTIFIED. */
async function attempt(
  work: WorkRecord,
  event: AlertEvent,
  run: ForwardRun,
): Promise<FindingRecord | undefined> {
  try {
    if (run.signal.aborted) throw new RetryLater("The function's time was up before this record was begun.");
    return await new AlertRun(event, run).carryOut();
  } catch (error) {
    work.failures.push(error);
    return undefined;
  }
}
