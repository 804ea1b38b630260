import {
  GetQueueUrlCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  DeleteMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Message, SQSClient } from '@aws-sdk/client-sqs';

const SUFFIX = '-dead-letters';

/** What lies on a dead-letter queue; it stays there, hidden for the moment. */
async function messagesOf(sqs: SQSClient, QueueUrl: string): Promise<readonly Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
  );
  return Messages;
}

/** Names of the dead-letter queues that hold something. */
export async function filledDeadLetterQueues(sqs: SQSClient): Promise<readonly string[]> {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const urls = QueueUrls.filter((url) => url.endsWith(SUFFIX));
  const filled = await Promise.all(
    urls.map(async (url) => ((await messagesOf(sqs, url)).length > 0 ? [url.split('/').at(-1) ?? ''] : [])),
  );
  return filled.flat();
}

/** Moves what lies on a queue's dead-letter queue back to it, as an operator does; the answer is what was moved. */
export async function redrive(sqs: SQSClient, QueueName: string): Promise<readonly Message[]> {
  const [source, dead] = await Promise.all(
    [QueueName, QueueName + SUFFIX].map((name) => sqs.send(new GetQueueUrlCommand({ QueueName: name }))),
  );
  const moved = await messagesOf(sqs, `${dead?.QueueUrl}`);
  for (const { Body, ReceiptHandle } of moved) {
    await sqs.send(new SendMessageCommand({ QueueUrl: source?.QueueUrl, MessageBody: Body }));
    await sqs.send(new DeleteMessageCommand({ QueueUrl: dead?.QueueUrl, ReceiptHandle }));
  }
  return moved;
}
