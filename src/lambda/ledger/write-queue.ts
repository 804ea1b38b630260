import { setTimeout as sleep } from 'node:timers/promises';
import type { CancellationReason, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { AwsError } from '../aws/client/aws-error';
import type { DynamoDb } from '../aws/client/dynamodb';
import { LedgerConflict } from './ledger-conflict';

/** Writes and checks that hold together or not at all. */
export type WriteUnit = readonly TransactWriteItem[];

interface Waiting {
  readonly unit: WriteUnit;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** DynamoDB's limit for one transaction. */
const MOST_TOGETHER = 100;
/** One item that DynamoDB cannot take, e.g. because of its size, is enough for it. */
const INVALID = 'ValidationException';
/** Of a transaction; the reasons say which item it was. */
const CANCELLED = 'TransactionCanceledException';
const CHECK_FAILED = 'ConditionalCheckFailed';
const CONFLICT_ATTEMPTS = 4;
const CONFLICT_PAUSE_MILLIS = 20;

function keyOf({ Put, ConditionCheck }: TransactWriteItem): string {
  const key = Put?.Item ?? ConditionCheck?.Key;
  return `${key?.['alertKey']?.S} ${key?.['endpointId']?.S}`;
}

/**
 * Sends units that come at the same moment in one call: signing and sending a call takes longer than all the rest that
 * is done for a finding. Each unit still succeeds or fails on its own; where one of them keeps the others from being
 * written together, they are written one by one.
 */
export class WriteQueue {
  private waiting: Waiting[] = [];

  public constructor(private readonly client: DynamoDb) {}

  /** @throws LedgerConflict when a condition of the unit does not hold */
  public write(unit: WriteUnit): Promise<void> {
    if (this.count() + unit.length > MOST_TOGETHER) this.flush();
    if (this.isWaitingFor(unit)) return this.alone(unit);
    return new Promise((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => this.flush());
      this.waiting.push({ unit, resolve, reject });
    });
  }

  private readonly count = (): number => this.waiting.reduce((sum, { unit }) => sum + unit.length, 0);

  /** A transaction takes an item only once. */
  private isWaitingFor(unit: WriteUnit): boolean {
    const keys = new Set(this.waiting.flatMap((other) => other.unit.map(keyOf)));
    return unit.some((item) => keys.has(keyOf(item)));
  }

  private flush(): void {
    const [first, ...others] = this.waiting.splice(0);
    if (first === undefined) return;
    if (others.length === 0) this.alone(first.unit).then(first.resolve, first.reject);
    else void this.together([first, ...others]);
  }

  private async together(all: readonly Waiting[]): Promise<void> {
    try {
      await this.transact(all.flatMap(({ unit }) => unit));
      for (const { resolve } of all) resolve();
    } catch (error) {
      const mayGoAlone = error instanceof AwsError && [CANCELLED, INVALID].includes(error.name);
      const failed = reasonsOf(error).map((code) => code === CHECK_FAILED);
      let start = 0;
      for (const { unit, resolve, reject } of all) {
        const isOurs = failed.slice(start, start + unit.length).includes(true);
        start += unit.length;
        if (isOurs) reject(new LedgerConflict());
        else if (mayGoAlone) this.alone(unit).then(resolve, reject);
        else reject(error);
      }
    }
  }

  /** Another worker's transaction holds an item for some milliseconds. */
  private async alone(unit: WriteUnit): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.send(unit);
      } catch (error) {
        if (isRefused(error)) throw new LedgerConflict();
        if (!isHeld(error) || attempt === CONFLICT_ATTEMPTS) throw error;
        await sleep(attempt * CONFLICT_PAUSE_MILLIS);
      }
    }
  }

  private async send(unit: WriteUnit): Promise<void> {
    const [only, ...others] = unit;
    if (only?.Put === undefined || others.length > 0) return this.transact(unit);
    await this.client.putItem(only.Put);
  }

  private async transact(items: WriteUnit): Promise<void> {
    await this.client.transactWriteItems({ TransactItems: [...items] });
  }
}

/** One for each item of a cancelled transaction, in their order. */
function reasonsOf(error: unknown): readonly (string | undefined)[] {
  if (!(error instanceof AwsError) || error.name !== CANCELLED) return [];
  const reasons = error.fields['CancellationReasons'] as readonly CancellationReason[] | undefined;
  return (reasons ?? []).map(({ Code }) => Code);
}

const isNamed = (error: unknown, name: string): boolean => error instanceof AwsError && error.name === name;

const isRefused = (error: unknown): boolean =>
  isNamed(error, 'ConditionalCheckFailedException') || reasonsOf(error).includes(CHECK_FAILED);

const isHeld = (error: unknown): boolean =>
  isNamed(error, 'TransactionConflictException') || reasonsOf(error).includes('TransactionConflict');
