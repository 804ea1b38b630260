import { AwsJsonError, type AwsJsonOperation, type JsonObject } from '../aws-json';
import { md5, type MessageAttributes, type MessageQueue } from './message-queue';

type Entries = readonly JsonObject[];

/** The operations of SQS that functions call, over queues in memory. */
export class Sqs {
  private readonly queues = new Map<string, MessageQueue>();

  public readonly operations: Readonly<Record<string, AwsJsonOperation>> = {
    SendMessage: (input) => this.send(this.queue(input), input),
    SendMessageBatch: (input) => this.each(input, (queue, entry) => this.send(queue, entry)),
    ChangeMessageVisibility: (input) => this.hide(this.queue(input), input),
    ChangeMessageVisibilityBatch: (input) => this.each(input, (queue, entry) => this.hide(queue, entry)),
  };

  public add(queue: MessageQueue): void {
    this.queues.set(queue.settings.url, queue);
  }

  private queue({ QueueUrl }: JsonObject): MessageQueue {
    const queue = this.queues.get(String(QueueUrl));
    if (queue) return queue;
    throw new AwsJsonError('com.amazonaws.sqs#QueueDoesNotExist', `No queue ${String(QueueUrl)}`);
  }

  private send(queue: MessageQueue, { MessageBody, MessageAttributes: attributes }: JsonObject): object {
    const body = String(MessageBody);
    const MessageId = queue.send(body, (attributes ?? {}) as MessageAttributes);
    return { MessageId, MD5OfMessageBody: md5(body) };
  }

  private hide(queue: MessageQueue, { ReceiptHandle, VisibilityTimeout }: JsonObject): object {
    queue.changeVisibility(String(ReceiptHandle), Number(VisibilityTimeout));
    return {};
  }

  private each(input: JsonObject, run: (queue: MessageQueue, entry: JsonObject) => object): object {
    const queue = this.queue(input);
    const entries = input['Entries'] as Entries;
    return { Successful: entries.map((entry) => ({ Id: entry['Id'], ...run(queue, entry) })), Failed: [] };
  }
}
