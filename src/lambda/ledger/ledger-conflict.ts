import { ConditionalCheckFailedException, type CancellationReason } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { LedgerItem } from './ledger-item';

/** Somebody else has written the item since it was read. Read again, decide again. */
export class LedgerConflict extends Error {
  public override readonly name = 'LedgerConflict';

  public constructor(
    /** What the table holds now, as DynamoDB tells with the refusal. */
    public readonly current: LedgerItem | undefined,
  ) {
    super('The ledger item was changed by another worker since it was read.');
  }

  public static from(error: unknown): LedgerConflict | undefined {
    if (!(error instanceof ConditionalCheckFailedException)) return undefined;
    return new LedgerConflict(error.Item && (unmarshall(error.Item) as LedgerItem));
  }

  /** Why one write of a transaction failed; undefined where another one was at fault, or where nothing is there. */
  public static fromReason(reason: CancellationReason | undefined): LedgerConflict | undefined {
    if (reason?.Code !== 'ConditionalCheckFailed' || reason.Item === undefined) return undefined;
    return new LedgerConflict(unmarshall(reason.Item) as LedgerItem);
  }
}
