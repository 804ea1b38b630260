import { LambdaEventSourceMapping } from '@cdktf/provider-aws/lib/lambda-event-source-mapping';
import { Construct } from 'constructs';
import { consumeStatement, sendStatement, useKeysStatement } from '../private/resource-statements';
import type { AlertingFunction } from './alerting-function';
import type { IAlertingKey } from './alerting-key';
import { concurrencyOf } from './work-checks';
import type { WorkOptions } from './work-options';
import type { WorkQueue } from './work-queue';

export interface QueueWorkerProps {
  readonly queue: WorkQueue;
  /** The function that gets the batches. It may read the queue and write to its dead-letter queue. */
  readonly worker: AlertingFunction;
  readonly key: IAlertingKey;
  readonly options: WorkOptions;

  /**
   * ARNs of further keys that the function works with.
   * @default - none
   */
  readonly keyArns?: string[];

  /**
   * Tags of the mapping.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}

/** Lets a function work on a queue: each message succeeds or fails alone. */
export class QueueWorker extends Construct {
  public readonly resource: LambdaEventSourceMapping;

  public constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id);
    const { queue, worker, options } = props;
    worker._grant(() => [
      consumeStatement(queue.queueArn),
      sendStatement('SendDeadLetters', queue.deadLetterQueue.queueArn),
      useKeysStatement([props.key.keyArn, ...(props.keyArns ?? [])]),
    ]);
    this.resource = new LambdaEventSourceMapping(this, 'Resource', {
      eventSourceArn: queue.queueArn,
      functionName: worker.functionArn,
      batchSize: options.batchSize ?? 10,
      maximumBatchingWindowInSeconds: options.batchingWindowSeconds ?? 0,
      functionResponseTypes: ['ReportBatchItemFailures'],
      scalingConfig: { maximumConcurrency: concurrencyOf(options, worker.reservedConcurrency) },
      tags: props.tags,
      // Lambda checks at once whether the role may read the queue.
      dependsOn: [worker.permissions],
    });
  }
}
