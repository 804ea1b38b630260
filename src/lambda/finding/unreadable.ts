/** Why a record cannot be read. Says nothing of the record's content, which may hold secrets. */
export type UnreadableReason =
  'not JSON' | 'not a JSON object' | 'no Security Hub event inside' | 'too deeply wrapped';

/** A record that holds no Security Hub event. It can never be delivered, however often it is tried. */
export class UnreadableRecordError extends Error {
  public override readonly name = 'UnreadableRecordError';

  public constructor(public readonly reason: UnreadableReason) {
    super(
      `Record is unreadable: ${reason}; expected an EventBridge event of Security Hub, bare or in an SNS envelope`,
    );
  }
}

/** One finding of an event that has no identity: it can neither be alerted once nor be updated. */
export interface UnreadableFinding {
  /** Place in `detail.findings`, from 0. */
  readonly index: number;
  /** What is missing or wrong, without the finding's content. */
  readonly reason: string;
}
