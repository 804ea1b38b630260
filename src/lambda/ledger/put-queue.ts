import { setTimeout as sleep } from 'node:timers/promises';
import {
  PutItemCommand,
  TransactionCanceledException,
  TransactionConflictException,
  TransactWriteItemsCommand,
  type DynamoDBClient,
  type Put,
} from '@aws-sdk/client-dynamodb';
import { LedgerConflict } from './ledger-conflict';

interface Waiting {
  readonly put: Put;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** DynamoDB's limit for one transaction. */
const MOST_TOGETHER = 100;
/** One item that DynamoDB cannot take, e.g. because of its size, is enough for it. */
const INVALID = 'ValidationException';
const CONFLICT_ATTEMPTS = 4;
const CONFLICT_PAUSE_MILLIS = 20;

const keyOf = ({ Item }: Put): string => `${Item?.['alertKey']?.S} ${Item?.['endpointId']?.S}`;

/**
 * Sends puts that come at the same moment in one call: signing and sending a call takes longer than all the rest that is
 * done for a finding. Each put still succeeds or fails on its own; where one of them keeps the others from being written
 * together, they are written one by one.
 */
export class PutQueue {
  private waiting: Waiting[] = [];

  public constructor(private readonly client: DynamoDBClient) {}

  /** @throws LedgerConflict when the put's condition does not hold */
  public put(put: Put): Promise<void> {
    // A transaction takes an item only once.
    if (this.waiting.some((other) => keyOf(other.put) === keyOf(put))) return this.alone(put);
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => this.flush());
      this.waiting.push({ put, resolve, reject });
      if (this.waiting.length === MOST_TOGETHER) this.flush();
    });
  }

  private flush(): void {
    const [first, ...others] = this.waiting.splice(0);
    if (first === undefined) return;
    if (others.length === 0) this.alone(first.put).then(first.resolve, first.reject);
    else void this.together([first, ...others]);
  }

  private async together(all: readonly Waiting[]): Promise<void> {
    try {
      await this.client.send(
        new TransactWriteItemsCommand({ TransactItems: all.map(({ put }) => ({ Put: put })) }),
      );
      for (const { resolve } of all) resolve();
    } catch (error) {
      const isCancelled = error instanceof TransactionCanceledException;
      const mayGoAlone = isCancelled || (error instanceof Error && error.name === INVALID);
      all.forEach(({ put, resolve, reject }, index) => {
        const conflict = isCancelled && LedgerConflict.fromReason(error.CancellationReasons?.[index]);
        if (mayGoAlone && !conflict) this.alone(put).then(resolve, reject);
        else reject(conflict || error);
      });
    }
  }

  /** Another worker's transaction holds an item for some milliseconds. */
  private async alone(put: Put): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.client.send(new PutItemCommand(put as PutItemCommand['input']));
        return;
      } catch (error) {
        const isHeld = error instanceof TransactionConflictException && attempt < CONFLICT_ATTEMPTS;
        if (!isHeld) throw LedgerConflict.from(error) ?? error;
        await sleep(attempt * CONFLICT_PAUSE_MILLIS);
      }
    }
  }
}
