import type { Clients } from '../aws/clients';
import { snsSdk } from '../aws/clients';
import { queueNameOf } from '../deployment/deployment';

/** The subscription that a dead-letter queue belongs to. */
export interface DeadSubscription {
  readonly arn: string;
  /** Address of the subscriber, which may bear a key. */
  readonly endpoint: string;
}

const PENDING = 'PendingConfirmation';

async function attributesOf(clients: Clients, SubscriptionArn: string) {
  const { GetSubscriptionAttributesCommand } = snsSdk();
  const command = new GetSubscriptionAttributesCommand({ SubscriptionArn });
  const { Attributes = {} } = await clients.sns.send(command);
  return Attributes;
}

/** The topic's subscription whose notifications end in the queue. */
export async function subscriptionOf(
  clients: Clients,
  TopicArn: string,
  queueUrl: string,
): Promise<DeadSubscription | undefined> {
  const { paginateListSubscriptionsByTopic } = snsSdk();
  for await (const page of paginateListSubscriptionsByTopic({ client: clients.sns }, { TopicArn })) {
    for (const { SubscriptionArn: arn = PENDING, Endpoint } of page.Subscriptions ?? []) {
      if (arn === PENDING) continue;
      const { RedrivePolicy = '{}', Endpoint: endpoint = Endpoint } = await attributesOf(clients, arn);
      const { deadLetterTargetArn = '' } = JSON.parse(RedrivePolicy) as { deadLetterTargetArn?: string };
      const isOwn = deadLetterTargetArn.split(':').at(-1) === queueNameOf(queueUrl);
      if (isOwn && endpoint !== undefined) return { arn, endpoint };
    }
  }
  return undefined;
}
