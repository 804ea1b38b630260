/**
 * Short enough that a lost packet does not use up the function's time, and three attempts within it.
 * The SDK's own default is to wait for ever.
 */
const REQUEST_HANDLER = { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

/** Options of every AWS client. */
export const CLIENT_OPTIONS = { maxAttempts: 3, requestHandler: REQUEST_HANDLER };
