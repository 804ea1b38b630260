import type { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { checkInteger, checkPattern } from '../private/checks';
import { lazyPolicy } from '../private/policy-document';
import { Problems } from '../private/problems';
import { CONSUME_ACTIONS } from '../private/resource-statements';
import { grantToRole } from '../private/role-grant';
import { SIZE_LIMITS, withinLimit } from '../private/size-limit';
import type { IAlertingKey } from './alerting-key';
import { QueueSenders } from './private/queue-policy';

export interface DeadLetterQueueProps {
  /** Name of the queue: up to 80 letters, digits, `_` and `-`. */
  readonly name: string;

  /** Key that encrypts the messages. */
  readonly key: IAlertingKey;

  /**
   * Days that a message is kept, 1 to 14.
   * @default 14
   */
  readonly retentionDays?: number;

  /**
   * Largest message in bytes, 1024 to 1048576: at least that of the queue whose messages come here.
   * @default 262144
   */
  readonly maxMessageSizeBytes?: number;

  /**
   * Tags of the queue.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}

const SECONDS_PER_DAY = 86_400;

/** A standard queue that holds what could not be delivered. */
export class DeadLetterQueue extends Construct {
  public readonly resource: SqsQueue;
  public readonly queueArn: string;
  public readonly queueUrl: string;
  public readonly queueName: string;
  private readonly policy: SqsQueuePolicy;
  private readonly senders = new QueueSenders();

  /** @throws ValidationError when a prop is out of range */
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: DeadLetterQueueProps,
  ) {
    super(scope, id);
    const problems = new Problems();
    problems.add(
      ...checkPattern(
        'name',
        props.name,
        /^[\w-]{1,80}$/,
        'up to 80 letters, digits, `_` and `-` (EventBridge and SNS accept no FIFO dead-letter queue)',
      ),
    );
    problems.add(...checkInteger('retentionDays', props.retentionDays, 1, 14));
    problems.add(...checkInteger('maxMessageSizeBytes', props.maxMessageSizeBytes, 1024, 1_048_576));
    problems.throwIfAny(this);
    this.resource = new SqsQueue(this, 'Resource', {
      name: props.name,
      kmsMasterKeyId: props.key.keyArn,
      messageRetentionSeconds: (props.retentionDays ?? 14) * SECONDS_PER_DAY,
      maxMessageSize: props.maxMessageSizeBytes,
      tags: props.tags,
    });
    this.queueArn = this.resource.arn;
    this.queueUrl = this.resource.url;
    this.queueName = props.name;
    this.policy = new SqsQueuePolicy(this, 'Policy', {
      queueUrl: this.resource.url,
      policy: withinLimit(
        this,
        SIZE_LIMITS.queue,
        lazyPolicy(() => this.senders.statements(this.queueArn)),
      ),
    });
  }

  /** Lets a service send for one rule or topic, e.g. `events.amazonaws.com` for the ARN of a rule. */
  public allowSend(servicePrincipal: string, sourceArn: string): void {
    this.senders.add(servicePrincipal, sourceArn);
  }

  /**
   * Lets a role receive and delete messages, and decrypt them: what looks into the queue or sends it on.
   * @param scope where the role's policy belongs
   * @param id id and name of the role's policy
   * @param roleName name of a role in this account
   */
  public grantConsume(scope: Construct, id: string, roleName: string): IamRolePolicy {
    return grantToRole(scope, id, roleName, {
      sid: 'ConsumeQueue',
      actions: CONSUME_ACTIONS,
      resources: [this.queueArn],
      keyArn: this.props.key.keyArn,
      keyActions: ['kms:Decrypt'],
    });
  }

  /** The queue's policy: what sends to the queue must be made after it. */
  public get sendPermission(): ITerraformDependable {
    return this.policy;
  }
}
