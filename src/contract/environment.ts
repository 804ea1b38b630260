/**
 * Names of the environment variables that the constructs set and the functions read.
 * AWS stops at 4 KB for all variables of a function together.
 */
export const ENVIRONMENT = {
  /** JSON: `ForwarderConfig`, `ReceiverConfig` or `SyncConfig`, by function. */
  config: 'ALERTING_CONFIG',
  /** Lowest level that is logged: DEBUG, INFO, WARN, ERROR. */
  logLevel: 'LOG_LEVEL',
} as const;
