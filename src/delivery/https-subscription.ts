import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { isToken } from '../private/checks';
import { holdsKey, withoutKey } from '../private/key-bearing-url';
import { Problems } from '../private/problems';
import { AlertingKey } from './alerting-key';
import { DeadLetterQueue } from './dead-letter-queue';
import { deliveryPolicy } from './private/delivery-policy';
import { checkSubscriptionOptions } from './subscription-checks';
import type { HttpsSubscriptionProps } from './https-subscription-props';

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
