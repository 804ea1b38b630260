import type { Clients } from '../aws/clients';
import { sqsSdk } from '../aws/clients';
import { type DeadLetter, deadLetterOf } from './dead-letter';

/** Long enough for a person to read the list and answer. */
const HIDDEN_SECONDS = 300;
/** SQS asks only some of its servers for each call: one empty answer does not mean an empty queue. */
const EMPTY_ANSWERS = 2;
const BATCH = 10;

/** A dead-letter queue, read without losing anything: what is taken comes back unless it is deleted. */
export class LetterBox {
  public constructor(
    private readonly clients: Clients,
    private readonly queueUrl: string,
  ) {}

  /** Everything on the queue, at most so many, each message once. */
  public async read(most: number): Promise<readonly DeadLetter[]> {
    const { ReceiveMessageCommand } = sqsSdk();
    const found = new Map<string, DeadLetter>();
    for (let empty = 0; empty < EMPTY_ANSWERS && found.size < most;) {
      const { Messages = [] } = await this.clients.sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: this.queueUrl,
          MaxNumberOfMessages: Math.min(BATCH, most - found.size),
          VisibilityTimeout: HIDDEN_SECONDS,
          MessageAttributeNames: ['All'],
          MessageSystemAttributeNames: ['All'],
        }),
      );
      const size = found.size;
      for (const message of Messages) found.set(`${message.MessageId}`, deadLetterOf(this.queueUrl, message));
      empty = found.size === size ? empty + 1 : 0;
    }
    return [...found.values()];
  }

  /** Makes letters visible again at once. */
  public async putBack(letters: readonly DeadLetter[]): Promise<void> {
    const { ChangeMessageVisibilityCommand } = sqsSdk();
    for (const { receiptHandle: ReceiptHandle } of letters) {
      await this.clients.sqs.send(
        new ChangeMessageVisibilityCommand({ QueueUrl: this.queueUrl, ReceiptHandle, VisibilityTimeout: 0 }),
      );
    }
  }

  public async delete({ receiptHandle: ReceiptHandle }: DeadLetter): Promise<void> {
    const { DeleteMessageCommand } = sqsSdk();
    await this.clients.sqs.send(new DeleteMessageCommand({ QueueUrl: this.queueUrl, ReceiptHandle }));
  }
}
