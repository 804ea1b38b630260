export interface AwsErrorProps {
  /** The service's own code, e.g. `ConditionalCheckFailedException`. */
  readonly code: string;
  readonly message: string;
  /** HTTP status; absent when no answer came. */
  readonly status?: number;
  /** What AWS support asks for. */
  readonly requestId?: string;
  /** The answer's other fields, e.g. the item that stood in the way of a conditional write. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** A call to AWS that failed. `name` is the code. */
export class AwsError extends Error {
  public readonly status?: number;
  public readonly requestId?: string;
  public readonly fields: Readonly<Record<string, unknown>>;

  public constructor({ code, message, status, requestId, fields = {} }: AwsErrorProps) {
    super(message);
    this.name = code;
    this.status = status;
    this.requestId = requestId;
    this.fields = fields;
  }
}
