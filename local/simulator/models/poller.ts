import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Appointment } from '../timeline';
import { Copy, type Surroundings } from './copy';
import type { Queue, Received } from './queue';

export interface InvocationContext {
  readonly invokedFunctionArn: string;
  getRemainingTimeInMillis(): number;
}

export type Handler = (event: SQSEvent, context: InvocationContext) => Promise<SQSBatchResponse>;

export interface PollerOptions {
  readonly copies: number;
  readonly batchSize: number;
  readonly timeoutMillis: number;
  /** A new container: the handler's own memory begins anew. */
  start(copy: Copy): Handler;
}

interface Container {
  readonly copy: Copy;
  readonly handler: Handler;
}

const FUNCTION_ARN = 'arn:aws:lambda:eu-central-1:111122223333:function:simulated';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The event source mapping of a function: batches of a queue for as many copies as are free. */
export class Poller {
  private readonly idle: Container[] = [];
  private busy = 0;
  private started = 0;
  private generation = 0;
  private isPoked = false;
  /** Invocations under way, with the end of their time. */
  private readonly current = new Map<Copy, Appointment>();

  public constructor(
    private readonly queue: Queue,
    private readonly world: Surroundings,
    private readonly options: PollerOptions,
  ) {
    queue.onVisible = () => void this.poke();
  }

  /** A redeployment: the next invocation starts a container anew. */
  public restart(): void {
    this.idle.splice(0);
    this.generation++;
  }

  /** Polling takes a moment, in which more messages may arrive. */
  private poke(): void {
    if (this.isPoked) return;
    this.isPoked = true;
    this.world.timeline.after(1, () => {
      this.isPoked = false;
      this.poll();
    });
  }

  private poll(): void {
    while (this.busy < this.options.copies) {
      const batch = this.queue.receive(this.options.batchSize);
      if (batch.length === 0) return;
      this.invoke(batch);
    }
  }

  private invoke(batch: readonly Received[]): void {
    const { timeline } = this.world;
    const { timeoutMillis } = this.options;
    const generation = this.generation;
    const container = this.idle.pop() ?? this.start();
    this.busy++;
    container.copy.invocation = { since: timeline.now, isSmooth: true };
    const endsAt = timeline.now + timeoutMillis;
    const context = {
      invokedFunctionArn: FUNCTION_ARN,
      getRemainingTimeInMillis: () => Math.max(endsAt - timeline.now, 0),
    };
    const deadline = timeline.after(timeoutMillis, () => container.copy.die('when its time is up'));
    this.current.set(container.copy, deadline);
    const finish = (failed: ReadonlySet<string>): void => {
      deadline.cancel();
      if (!this.current.delete(container.copy)) return;
      for (const { message, receipt } of batch) if (!failed.has(message.id)) this.queue.delete(receipt);
      if (generation === this.generation) this.idle.push(container);
      this.free();
    };
    container.handler({ Records: batch.map(recordOf) }, context).then(
      ({ batchItemFailures }) =>
        finish(new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))),
      () => finish(new Set(batch.map(({ message }) => message.id))),
    );
  }

  private start(): Container {
    const name = `${this.queue.name}/${LETTERS[this.started++ % LETTERS.length]}`;
    const copy: Copy = new Copy(name, this.world, () => {
      this.current.get(copy)?.cancel();
      if (this.current.delete(copy)) this.free();
    });
    return { copy, handler: this.options.start(copy) };
  }

  private free(): void {
    this.busy--;
    this.poke();
  }
}

const recordOf = ({ message, receipt }: Received): SQSRecord => ({
  messageId: message.id,
  receiptHandle: receipt,
  body: message.body,
  attributes: {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentAt),
    SenderId: 'simulator',
    ApproximateFirstReceiveTimestamp: String(message.sentAt),
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:eu-central-1:111122223333:simulated',
  awsRegion: 'eu-central-1',
});
