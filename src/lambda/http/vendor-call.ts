/** One HTTPS request to a vendor. */
export interface VendorRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  /** With the body's `content-type`: JSON and forms are both fine. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /**
   * Client-error statuses that mean done: the vendor need not have what this request asks for.
   *
   * @default none
   */
  readonly accepts?: readonly number[];
}

export interface VendorAnswer {
  readonly status: number;
  /** The first 64 KiB. May echo what was sent: not for logs. */
  readonly body: string;
  /** What the vendor's `Retry-After` asks for. */
  readonly retryAfterMillis?: number;
}
