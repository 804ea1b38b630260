/** Somebody else has written a row since it was read. Read again, decide again. */
export class LedgerConflict extends Error {
  public override readonly name = 'LedgerConflict';

  public constructor() {
    super('The ledger was changed by another worker since it was read.');
  }
}
