/** How a function works on its queue. */
export interface WorkOptions {
  /**
   * Most messages that one call of the function gets, 1 to 10000. More than 10 need a batching window.
   * @default 10
   */
  readonly batchSize?: number;

  /**
   * Time to wait for a batch to fill, 0 to 300.
   * @default 0
   */
  readonly batchingWindowSeconds?: number;

  /**
   * Most batches that are worked on at the same time, 2 to 1000.
   * @default - 5, or the function's `reservedConcurrency` where that is less
   */
  readonly maximumConcurrency?: number;

  /**
   * Receipts after which a message goes to the dead-letter queue, 5 to 1000. With the waits between them, which grow
   * to 15 minutes, 50 receipts outlast an outage of about half a day.
   * @default 50
   */
  readonly maxReceiveCount?: number;

  /**
   * Time that a received message is hidden from other receivers, at least 6 times the function's timeout plus the
   * batching window, at most 43200.
   * @default - 6 times the function's timeout plus the batching window
   */
  readonly visibilityTimeoutSeconds?: number;
}
