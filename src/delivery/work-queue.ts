import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { lazyPolicy } from '../private/policy-document';
import { SIZE_LIMITS, withinLimit } from '../private/size-limit';
import type { IAlertingKey } from './alerting-key';
import { DeadLetterQueue } from './dead-letter-queue';
import type { IFindingRule, IFindingTarget } from './finding-target';
import { QueueSenders } from './private/queue-policy';

export interface WorkQueueProps {
  /** Name of the queue. */
  readonly name: string;
  /** Key that encrypts the messages. */
  readonly key: IAlertingKey;
  /** Seconds that a received message is hidden from other receivers. */
  readonly visibilityTimeoutSeconds: number;
  /** Receipts after which a message goes to the dead-letter queue. */
  readonly maxReceiveCount: number;

  /**
   * Largest message in bytes.
   * @default 262144
   */
  readonly maxMessageSizeBytes?: number;

  /**
   * Tags of the queues.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}

/** The longest that SQS keeps a message: an outage of the vendor may last days. */
const RETENTION_SECONDS = 14 * 86_400;

/** A queue that a function works on, with its dead-letter queue. Only the rules that have it as target may send. */
export class WorkQueue extends Construct implements IFindingTarget {
  public readonly resource: SqsQueue;
  public readonly deadLetterQueue: DeadLetterQueue;
  public readonly queueArn: string;
  public readonly queueUrl: string;
  public readonly queueName: string;
  public readonly targetArn: string;
  public readonly targetDependencies?: ITerraformDependable[];
  private readonly senders = new QueueSenders();

  public constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const { name, key, tags } = props;
    this.deadLetterQueue = new DeadLetterQueue(this, 'DeadLetters', {
      name: `${name}-dead-letters`,
      key,
      maxMessageSizeBytes: props.maxMessageSizeBytes,
      tags,
    });
    this.resource = new SqsQueue(this, 'Resource', {
      name,
      kmsMasterKeyId: key.keyArn,
      visibilityTimeoutSeconds: props.visibilityTimeoutSeconds,
      messageRetentionSeconds: RETENTION_SECONDS,
      maxMessageSize: props.maxMessageSizeBytes ?? 262_144,
      redrivePolicy: JSON.stringify({
        deadLetterTargetArn: this.deadLetterQueue.queueArn,
        maxReceiveCount: props.maxReceiveCount,
      }),
      tags,
    });
    this.queueArn = this.resource.arn;
    this.queueUrl = this.resource.url;
    this.queueName = name;
    this.targetArn = this.queueArn;
    const policy = new SqsQueuePolicy(this, 'Policy', {
      queueUrl: this.queueUrl,
      policy: withinLimit(
        this,
        SIZE_LIMITS.queue,
        lazyPolicy(() => this.senders.statements(this.queueArn)),
      ),
    });
    this.targetDependencies = [policy];
  }

  public allowRule(rule: IFindingRule): void {
    this.senders.add('events.amazonaws.com', rule.ruleArn);
  }
}
