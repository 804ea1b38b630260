import type { Clients } from '../aws/clients';
import { lambdaSdk, snsSdk, sqsSdk } from '../aws/clients';
import { isMissing } from '../aws/error-text';
import { queueNameOf, workQueueUrlOf } from '../deployment/deployment';
import { isEnvelope, type DeadLetter } from './dead-letter';
import { subscriptionOf, type DeadSubscription } from './subscription';

/** Where a letter goes when it is sent back. */
export interface Destination {
  /** In words, without the key that an address may bear. */
  readonly name: string;
  send(letter: DeadLetter): Promise<void>;
}

/** The letter cannot be sent back; the message says why and what to do instead. */
export class NoWayBack extends Error {}

const BY_HAND = 'open the finding in Security Hub and send it with the custom action, then use --delete';

const queue = (clients: Clients, QueueUrl: string): Destination => ({
  name: `queue ${queueNameOf(QueueUrl)}`,
  send: async ({ id, body: MessageBody }) => {
    const { SendMessageCommand } = sqsSdk();
    const order = QueueUrl.endsWith('.fifo') ? { MessageGroupId: 'redrive', MessageDeduplicationId: id } : {};
    await clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...order }));
  },
});

const topic = (clients: Clients, TopicArn: string): Destination => ({
  name: `topic ${TopicArn}`,
  send: async ({ body: Message }) => {
    const { PublishCommand } = snsSdk();
    await clients.sns.send(new PublishCommand({ TopicArn, Message }));
  },
});

const lambda = (clients: Clients, FunctionName: string): Destination => ({
  name: `function ${FunctionName}`,
  send: async ({ body }) => {
    const { InvokeCommand } = lambdaSdk();
    const call = { FunctionName, InvocationType: 'Event', Payload: Buffer.from(body) } as const;
    await clients.lambda.send(new InvokeCommand(call));
  },
});

/** The notification as SNS signed it, to the one subscriber that missed it. */
const subscriber = ({ arn, endpoint }: DeadSubscription): Destination => ({
  name: `subscriber ${arn}`,
  send: async ({ body }) => {
    const { MessageId = '', TopicArn = '' } = JSON.parse(body) as { MessageId?: string; TopicArn?: string };
    const headers = {
      'content-type': 'text/plain; charset=UTF-8',
      'x-amz-sns-message-type': 'Notification',
      'x-amz-sns-message-id': MessageId,
      'x-amz-sns-topic-arn': TopicArn,
      'x-amz-sns-subscription-arn': arn,
    };
    const signal = AbortSignal.timeout(15_000);
    const { ok, status } = await fetch(endpoint, { method: 'POST', headers, body, signal });
    if (!ok) throw new Error(`the subscriber answered HTTP status ${status}`);
  },
});

/** The target that missed an event of a rule. */
async function targetOf(clients: Clients, arn: string): Promise<Destination> {
  const [, , service, , account, name = ''] = arn.split(':');
  if (service === 'sns') return topic(clients, arn);
  if (service === 'lambda') return lambda(clients, arn);
  if (service !== 'sqs') throw new NoWayBack(`nothing but AWS may send to ${arn}: ${BY_HAND}`);
  const { GetQueueUrlCommand } = sqsSdk();
  const input = { QueueName: name, QueueOwnerAWSAccountId: account };
  const { QueueUrl = '' } = await clients.sqs.send(new GetQueueUrlCommand(input));
  return queue(clients, QueueUrl);
}

async function workQueueOf(clients: Clients, deadLetterQueueUrl: string): Promise<Destination> {
  const QueueName = queueNameOf(workQueueUrlOf(deadLetterQueueUrl));
  const { GetQueueUrlCommand } = sqsSdk();
  const { QueueUrl = '' } = await clients.sqs.send(new GetQueueUrlCommand({ QueueName }));
  return queue(clients, QueueUrl);
}

async function subscriberOf(clients: Clients, topicArn: string | undefined, queueUrl: string) {
  const found = topicArn === undefined ? undefined : await subscriptionOf(clients, topicArn, queueUrl);
  if (found === undefined) throw new NoWayBack(`no subscription uses this queue any more: ${BY_HAND}`);
  return subscriber(found);
}

const topicIn = (body: string): string | undefined =>
  (JSON.parse(body) as { readonly TopicArn?: string }).TopicArn;

function isNotification(body: string): boolean {
  try {
    return isEnvelope(JSON.parse(body));
  } catch {
    return false;
  }
}

/**
 * Where a letter came from and belongs.
 *
 * @throws NoWayBack when it cannot be sent there
 */
export async function destinationOf(clients: Clients, letter: DeadLetter): Promise<Destination> {
  const { queueUrl, body, attributes } = letter;
  const target = attributes['TARGET_ARN'];
  try {
    if (target !== undefined) return await targetOf(clients, target);
    if (isNotification(body)) return await subscriberOf(clients, topicIn(body), queueUrl);
    return await workQueueOf(clients, queueUrl);
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new NoWayBack(`where it belongs is not there any more (${target ?? workQueueUrlOf(queueUrl)})`);
  }
}
