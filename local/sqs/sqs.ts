import { AwsJsonError, type AwsJsonOperation, type JsonObject } from '../aws-json';
import { md5, type MessageAttributes, type MessageQueue } from './message-queue';

type Entries = readonly JsonObject[];

/** The operations of SQS that functions and the command line call, over queues in memory. */
export class Sqs {
  private readonly queues = new Map<string, MessageQueue>();

  public readonly operations: Readonly<Record<string, AwsJsonOperation>> = {
    SendMessage: (input) => this.send(this.queue(input), input),
    SendMessageBatch: (input) => this.each(input, (queue, entry) => this.send(queue, entry)),
    ReceiveMessage: (input) => this.receive(this.queue(input), input),
    DeleteMessage: (input) => this.remove(this.queue(input), input),
    GetQueueUrl: (input) => ({ QueueUrl: this.named(input).settings.url }),
    GetQueueAttributes: (input) => ({ Attributes: attributesOf(this.queue(input)) }),
    ListQueues: ({ QueueNamePrefix = '' }) => ({
      QueueUrls: [...this.queues.values()]
        .filter(({ settings }) => settings.name.startsWith(String(QueueNamePrefix)))
        .map(({ settings }) => settings.url),
    }),
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

  private named({ QueueName }: JsonObject): MessageQueue {
    const queue = [...this.queues.values()].find(({ settings }) => settings.name === QueueName);
    if (queue) return queue;
    throw new AwsJsonError('com.amazonaws.sqs#QueueDoesNotExist', `No queue ${String(QueueName)}`);
  }

  private receive(queue: MessageQueue, { MaxNumberOfMessages = 1, VisibilityTimeout }: JsonObject): object {
    const hidden = VisibilityTimeout === undefined ? undefined : Number(VisibilityTimeout);
    return { Messages: queue.receive(Number(MaxNumberOfMessages), hidden) };
  }

  private remove(queue: MessageQueue, { ReceiptHandle }: JsonObject): object {
    queue.delete(String(ReceiptHandle));
    return {};
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

function attributesOf({ depth, settings }: MessageQueue): Readonly<Record<string, string>> {
  const { deadLetterQueue, maxReceiveCount } = settings;
  const redrive = { deadLetterTargetArn: deadLetterQueue?.settings.arn, maxReceiveCount };
  return {
    QueueArn: settings.arn,
    ApproximateNumberOfMessages: String(depth.visible),
    ApproximateNumberOfMessagesNotVisible: String(depth.hidden),
    ApproximateNumberOfMessagesDelayed: '0',
    ...(deadLetterQueue ? { RedrivePolicy: JSON.stringify(redrive) } : {}),
  };
}
