/**
 * A request that got no answer, or that could not be sent. The messages name no URL and no header value:
 * either may hold a key. For the same reason there is no `cause`; `code` is Node's own error code.
 */
export abstract class SendError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

/** The connection was refused, reset or never made, e.g. ECONNREFUSED, ECONNRESET, ENOTFOUND. */
export class NetworkError extends SendError {
  override readonly name = 'NetworkError';
}

/** No status line arrived in time. */
export class TimeoutError extends SendError {
  override readonly name = 'TimeoutError';
}

/** The request cannot be sent as it is, and will not get better by trying again. */
export class UnusableRequestError extends SendError {
  override readonly name = 'UnusableRequestError';
}
