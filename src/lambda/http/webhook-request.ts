/** A webhook as it came over the wire. */
export interface WebhookRequest {
  readonly method: string;
  /** Last part of the path: the endpoint id, undefined when the path has none. */
  readonly endpointId?: string;
  /** The public address that was called, query included: some vendors sign it. */
  readonly url: string;
  /** Names in lower case; values of a repeated header are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes that a signature covers. */
  readonly body: Buffer;
  readonly receivedAt: Date;
}
