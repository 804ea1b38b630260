import type { AwsError } from './aws-error';

/** Codes that say "slower", with or without status 429 or 503. */
const THROTTLED = new Set([
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
]);
/** No answer came, or one that says nothing about the request. */
const PASSING = new Set(['NetworkError', 'TimeoutError', 'RequestTimeout', 'RequestTimeoutException']);
/** Codes of an answer to a signature whose time is not the service's. */
const SKEWED = new Set([
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
]);

const isThrottled = ({ name, status }: AwsError): boolean => status === 429 || THROTTLED.has(name);

/** Whether the same request may succeed a moment later. */
export const isPassing = (error: AwsError): boolean =>
  isThrottled(error) || PASSING.has(error.name) || (error.status ?? 0) >= 500;

export const isSkewed = ({ name }: AwsError): boolean => SKEWED.has(name);

const FIRST_MILLIS = 50;
const FIRST_THROTTLED_MILLIS = 500;
const MOST_MILLIS = 5_000;

/** Anywhere between nothing and a ceiling that doubles, so that those who failed together do not return together. */
export function pauseMillis(error: AwsError, attempt: number, random: () => number): number {
  const first = isThrottled(error) ? FIRST_THROTTLED_MILLIS : FIRST_MILLIS;
  return random() * Math.min(first * 2 ** (attempt - 1), MOST_MILLIS);
}
