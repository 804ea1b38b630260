import type { IAlertTopic } from './alert-topic';
import type { IAlertingKey } from './alerting-key';
import type { DeadLetterQueue } from './dead-letter-queue';
import type { DeliveryRetries } from './delivery-retries';

export interface HttpsSubscriptionOptions {
  /**
   * When SNS tries again what the endpoint did not take.
   * @default - 20 retries within about half an hour
   */
  readonly retries?: DeliveryRetries;

  /**
   * Deliveries a second that the endpoint gets at most, 1 to 100000.
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
