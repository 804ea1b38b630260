import { CreateTopicCommand, PublishCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import { ACCOUNT, REGION } from './cloud';
import type { Clients } from './clients';

/** Publishes to a topic that the queue is subscribed to, so that the message comes in the envelope of SNS. */
export async function publishToQueue({ sns }: Clients, queueName: string, message: object): Promise<void> {
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: `to-${queueName}` }));
  const Endpoint = `arn:aws:sqs:${REGION}:${ACCOUNT}:${queueName}`;
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint }));
  await sns.send(new PublishCommand({ TopicArn, Message: JSON.stringify(message) }));
}
