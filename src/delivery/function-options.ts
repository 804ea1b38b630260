/** Lowest level that a function logs. */
export enum LogLevel {
  DEBUG = 'DEBUG',
  INFO = 'INFO',
  WARN = 'WARN',
  ERROR = 'ERROR',
}

/** Network that a function runs in. It needs a way out: a NAT gateway to the vendor, endpoints or NAT to AWS. */
export interface FunctionVpc {
  /** Subnets in which Lambda makes network interfaces. */
  readonly subnetIds: string[];
  /** Security groups of the network interfaces. */
  readonly securityGroupIds: string[];
}

/** How a Lambda function runs. */
export interface FunctionOptions {
  /**
   * Node.js runtime of Lambda, nodejs22.x or newer. Version 5 of the AWS provider knows nodejs22.x at most.
   * @default 'nodejs24.x'
   */
  readonly runtime?: string;

  /**
   * Memory, 128 to 10240; the CPU grows with it.
   * @default 512
   */
  readonly memorySizeMiB?: number;

  /**
   * Time for one batch, 1 to 900; for one webhook, 1 to 29.
   * @default - 60 for a batch, 10 for a webhook
   */
  readonly timeoutSeconds?: number;

  /**
   * Concurrency that is kept for this function alone and at the same time is its limit, 0 to 1000. 0 stops it.
   * @default - the account's shared concurrency
   */
  readonly reservedConcurrency?: number;

  /**
   * Network that the function runs in.
   * @default - Lambda's own, with a way to the internet
   */
  readonly vpc?: FunctionVpc;

  /**
   * Trace with AWS X-Ray.
   * @default false
   */
  readonly tracing?: boolean;

  /**
   * Days that logs are kept: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
   * 2922, 3288 or 3653; 0 for ever.
   * @default 90
   */
  readonly logRetentionDays?: number;

  /**
   * Lowest level that is logged; metrics are written at any.
   * @default LogLevel.INFO
   */
  readonly logLevel?: LogLevel;

  /**
   * Path of a zip, or of a folder that becomes one, to run instead of the packaged code: `index.js` or `index.mjs` at
   * its top exports `handler`.
   * @default - the zip in this package
   */
  readonly codePath?: string;
}
