import { METRICS } from '../../contract/metrics';
import { errorFields } from '../aws/logger';
import { retryDelayMillis } from '../http/backoff';
import type { ForwardPorts } from './forward-ports';
import { RetryLater, Undeliverable } from './failure';
import { receivesOf, type WorkRecord } from './record';

/**
 * What becomes of a record: true when it is done with, false when it fails back to the queue. As long as anything in it
 * is worth another try the whole record goes back; what can never be delivered is a dead letter once nothing else is left.
 */
export async function settle(work: WorkRecord, ports: ForwardPorts): Promise<boolean> {
  const { failures, record } = work;
  if (failures.length === 0) return true;
  const logger = ports.logger.with({ messageId: record.messageId });
  const undeliverable = failures.find((failure) => failure instanceof Undeliverable);
  const passing = failures.filter((failure) => !(failure instanceof Undeliverable));
  for (const failure of passing) logger.warn('A record goes back to the queue.', describe(failure));
  if (passing.length > 0 || undeliverable === undefined) {
    await hide(work, passing, ports);
    return false;
  }
  try {
    const { reason, status } = undeliverable;
    const { endpointId } = ports.config;
    await ports.sendDeadLetter(record.body, { reason, endpointId, status });
    ports.metrics.count(METRICS.deadLetters);
    logger.error('A record can never be delivered; it is on the dead-letter queue.', describe(undeliverable));
    return true;
  } catch (error) {
    logger.error(
      'A record that can never be delivered did not reach the dead-letter queue.',
      errorFields(error),
    );
    return false;
  }
}

function describe(failure: unknown): Readonly<Record<string, unknown>> {
  if (failure instanceof Undeliverable) {
    return { reason: failure.reason, status: failure.status, message: failure.message };
  }
  return failure instanceof RetryLater ? { reason: failure.message } : errorFields(failure);
}

/**
 * The shortest wait that any of the failures asks for: one finding must not hold up the others of its record, and one
 * that is tried too early waits again without a call. If it cannot be set, the queue's own visibility holds.
 */
async function hide(work: WorkRecord, failures: readonly unknown[], ports: ForwardPorts): Promise<void> {
  const { record } = work;
  const attempt = receivesOf(record);
  const delays = failures.map((failure) =>
    retryDelayMillis({
      attempt,
      retryAfterMillis: failure instanceof RetryLater ? failure.retryAfterMillis : undefined,
    }),
  );
  try {
    await ports.setVisibility(record, Math.min(...delays));
  } catch (error) {
    ports.logger.warn("The record's visibility could not be set; the queue's own holds.", errorFields(error));
  }
}
