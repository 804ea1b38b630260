/** Why a record was not delivered and is worth another try. */
export class RetryLater extends Error {
  public override readonly name = 'RetryLater';

  public constructor(
    message: string,
    /** What is known of when to try again; backoff when absent. */
    public readonly retryAfterMillis?: number,
    /** The vendor has answered: no call is on its way any more. */
    public readonly isAnswered = false,
  ) {
    super(message);
  }
}

/** Why a record can never be delivered; the words are those of the dead letter's `reason`. */
export type UndeliverableReason =
  /** It holds no Security Hub event, or a finding without identity. */
  | 'unreadable'
  /** No request could be made of it. */
  | 'unmappable'
  /** The vendor answered with a client error. */
  | 'rejected'
  /** The endpoint's configuration or secret makes no request. */
  | 'misconfigured';

export class Undeliverable extends Error {
  public override readonly name = 'Undeliverable';

  public constructor(
    public readonly reason: UndeliverableReason,
    message: string,
    /** The vendor's HTTP status, where there is one. */
    public readonly status?: number,
  ) {
    super(message);
  }
}
