import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { isToken } from '../private/checks';
import { holdsKey, withoutKey } from '../private/key-bearing-url';
import { Problems } from '../private/problems';
import type { IAlertTopic } from './alert-topic';
import type { IAlertingKey } from './alerting-key';
import { AlertingKey } from './alerting-key';
import { DeadLetterQueue } from './dead-letter-queue';
import type { DeliveryRetries } from './delivery-retries';
import { deliveryPolicy } from './private/delivery-policy';
import { checkSubscriptionOptions } from './subscription-checks';

export interface HttpsSubscriptionOptions {
  /**
   * When SNS tries again what the endpoint did not take.
   * @default - 20 retries within about half an hour
   */
  readonly retries?: DeliveryRetries;

  /**
   * Deliveries a second that the endpoint gets at most, from 1.
   * @default - no limit
   */
  readonly maxReceivesPerSecond?: number;

  /**
   * Whether the endpoint confirms the subscription by itself. Then Terraform waits for it and fails when it does not;
   * else the subscription stays pending, delivers nothing until somebody confirms it, and cannot be destroyed.
   * @default false
   */
  readonly endpointAutoConfirms?: boolean;

  /**
   * Minutes that Terraform waits for the confirmation, 1 to 60. Only with `endpointAutoConfirms`.
   * @default 5
   */
  readonly confirmationTimeoutMinutes?: number;

  /**
   * Deliver only messages with this content: an SNS filter policy as JSON, applied to the message's body.
   * @default - all messages
   */
  readonly filterPolicyJson?: string;
}

export interface HttpsSubscriptionProps extends HttpsSubscriptionOptions {
  /** Prefix of the dead-letter queue's name. */
  readonly name: string;

  readonly topic: IAlertTopic;

  /** URL of the endpoint, `https://…`. One that holds a key belongs into a sensitive `TerraformVariable`. */
  readonly url: string;

  /**
   * Deliver the event alone, without SNS's envelope and without its signature: the receiver cannot tell who sent it.
   * @default false
   */
  readonly rawMessageDelivery?: boolean;

  /**
   * Queue for messages that could not be delivered; in the topic's account and Region.
   * @default - a new one, which keeps them for 14 days
   */
  readonly deadLetterQueue?: DeadLetterQueue;

  /**
   * Key of the new dead-letter queue. Not together with `deadLetterQueue`.
   * @default - a new customer-managed key
   */
  readonly key?: IAlertingKey;

  /**
   * Tags of the dead-letter queue.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}

/** Delivers a topic's messages to an HTTPS endpoint. */
export class HttpsSubscription extends Construct {
  public readonly resource: SnsTopicSubscription;
  public readonly subscriptionArn: string;
  public readonly deadLetterQueue: DeadLetterQueue;

  /** @throws ValidationError when a prop is out of range */
  public constructor(scope: Construct, id: string, props: HttpsSubscriptionProps) {
    super(scope, id);
    checkSubscription(props).throwIfAny(this);
    this.warn(props);
    this.deadLetterQueue = props.deadLetterQueue ?? this.newDeadLetterQueue(props);
    this.deadLetterQueue.allowSend('sns.amazonaws.com', props.topic.topicArn);
    const { endpointAutoConfirms = false, confirmationTimeoutMinutes = 5, filterPolicyJson } = props;
    this.resource = new SnsTopicSubscription(this, 'Resource', {
      topicArn: props.topic.topicArn,
      protocol: 'https',
      endpoint: props.url,
      endpointAutoConfirms,
      confirmationTimeoutInMinutes: endpointAutoConfirms ? confirmationTimeoutMinutes : undefined,
      deliveryPolicy: deliveryPolicy(props.retries, props.maxReceivesPerSecond),
      rawMessageDelivery: props.rawMessageDelivery ?? false,
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: this.deadLetterQueue.queueArn }),
      filterPolicy: filterPolicyJson,
      filterPolicyScope: filterPolicyJson === undefined ? undefined : 'MessageBody',
      dependsOn: [this.deadLetterQueue.sendPermission],
    });
    this.subscriptionArn = this.resource.arn;
  }

  private newDeadLetterQueue({ name, tags, key }: HttpsSubscriptionProps): DeadLetterQueue {
    const queueName = `${name}-dead-letters`;
    return new DeadLetterQueue(this, 'DeadLetterQueue', {
      name: queueName,
      key: key ?? new AlertingKey(this, 'Key', { name: queueName, tags }),
      tags,
    });
  }

  private warn({ url, rawMessageDelivery }: HttpsSubscriptionProps): void {
    if (rawMessageDelivery) {
      Annotations.of(this).addWarning(
        'Raw message delivery: SNS does not sign the requests, and the endpoint cannot tell who sent them.',
      );
    }
    if (!isToken(url) && holdsKey(url)) {
      Annotations.of(this).addWarning(
        `The URL ${withoutKey(url)} seems to hold a key, which is written into the synthesized JSON: ` +
          'pass the URL as a sensitive TerraformVariable.',
      );
    }
  }
}

function checkSubscription(props: HttpsSubscriptionProps): Problems {
  const problems = new Problems();
  problems.add(...checkSubscriptionOptions(props));
  if (props.deadLetterQueue !== undefined && props.key !== undefined) {
    problems.add('`key` must not be given with `deadLetterQueue`: that queue has its own key');
  }
  return problems;
}
