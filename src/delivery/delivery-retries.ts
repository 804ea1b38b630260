/** How the pauses between SNS's retries grow from the least to the longest. */
export enum BackoffFunction {
  LINEAR = 'linear',
  ARITHMETIC = 'arithmetic',
  GEOMETRIC = 'geometric',
  EXPONENTIAL = 'exponential',
}

/** When SNS tries again what an endpoint answered with 5xx, 429 or not at all. The whole takes at most 3600 s. */
export interface DeliveryRetries {
  /**
   * Retries in all, 0 to 100.
   * @default 20
   */
  readonly numRetries?: number;

  /**
   * Retries at once, before the others.
   * @default 0
   */
  readonly numNoDelayRetries?: number;

  /**
   * Retries after `minDelaySeconds` each, before the pauses grow.
   * @default 3
   */
  readonly numMinDelayRetries?: number;

  /**
   * Retries after `maxDelaySeconds` each, when the pauses have grown.
   * @default 10
   */
  readonly numMaxDelayRetries?: number;

  /**
   * Shortest pause, 1 to 3600 seconds.
   * @default 5
   */
  readonly minDelaySeconds?: number;

  /**
   * Longest pause, 1 to 3600 seconds.
   * @default 120
   */
  readonly maxDelaySeconds?: number;

  /**
   * How the pauses grow.
   * @default BackoffFunction.EXPONENTIAL
   */
  readonly backoffFunction?: BackoffFunction;
}
