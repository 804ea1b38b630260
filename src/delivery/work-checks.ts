import type { Check } from '../private/checks';
import { checkInteger, isToken } from '../private/checks';
import { DEFAULT_TIMEOUT_SECONDS } from './function-checks';
import type { WorkOptions } from './work-options';

/** AWS's own advice: six times the function's timeout, plus the batching window. */
const VISIBILITY_FACTOR = 6;
const MAX_BATCH_WITHOUT_WINDOW = 10;

export const DEFAULT_MAX_RECEIVE_COUNT = 50;

/** Stands in for a value that is known only at apply: the longest that Lambda allows. */
const LONGEST_TIMEOUT_SECONDS = 900;
const LONGEST_WINDOW_SECONDS = 300;

/** Seconds that a message must at least be hidden while a batch is worked on. */
export function leastVisibility(options: WorkOptions, timeout = DEFAULT_TIMEOUT_SECONDS): number {
  const window = options.batchingWindowSeconds ?? 0;
  const timeoutSeconds = isToken(timeout) ? LONGEST_TIMEOUT_SECONDS : timeout;
  return VISIBILITY_FACTOR * timeoutSeconds + (isToken(window) ? LONGEST_WINDOW_SECONDS : window);
}

/** What is wrong with how a function works on its queue; `prefix` is where the options stand, with its dot. */
export const workProblems = (
  prefix: string,
  options: WorkOptions = {},
  timeoutSeconds?: number,
  reservedConcurrency?: number,
): Check => [
  ...checkInteger(`${prefix}batchSize`, options.batchSize, 1, 10_000),
  ...checkInteger(`${prefix}batchingWindowSeconds`, options.batchingWindowSeconds, 0, 300),
  ...checkInteger(`${prefix}maximumConcurrency`, options.maximumConcurrency, 2, 1000),
  ...checkInteger(`${prefix}maxReceiveCount`, options.maxReceiveCount, 5, 1000),
  ...checkInteger(`${prefix}visibilityTimeoutSeconds`, options.visibilityTimeoutSeconds, 0, 43_200),
  ...windowProblem(prefix, options),
  ...visibilityProblem(prefix, options, timeoutSeconds),
  ...concurrencyProblem(prefix, options, reservedConcurrency),
];

function windowProblem(prefix: string, { batchSize, batchingWindowSeconds }: WorkOptions): Check {
  if (batchSize === undefined || isToken(batchSize) || isToken(batchingWindowSeconds)) return [];
  if (batchSize <= MAX_BATCH_WITHOUT_WINDOW || (batchingWindowSeconds ?? 0) >= 1) return [];
  return [
    `\`${prefix}batchingWindowSeconds\` must be at least 1 when \`${prefix}batchSize\` is more than 10, ` +
      `got: ${batchingWindowSeconds ?? 0} with ${batchSize}`,
  ];
}

function visibilityProblem(prefix: string, options: WorkOptions, timeoutSeconds?: number): Check {
  const { visibilityTimeoutSeconds: given, batchingWindowSeconds: window } = options;
  if (given === undefined || [given, window, timeoutSeconds].some(isToken)) return [];
  const least = leastVisibility(options, timeoutSeconds);
  if (given >= least) return [];
  return [
    `\`${prefix}visibilityTimeoutSeconds\` must be at least 6 times the function's timeout plus the batching window, ` +
      `${least} here, got: ${given}; a message would be worked on twice at the same time`,
  ];
}

const DEFAULT_CONCURRENCY = 5;

/** The least that an event source mapping takes. */
const LEAST_CONCURRENCY = 2;

/** Batches at the same time: no more than are reserved for the function, which would refuse the others. */
export function concurrencyOf({ maximumConcurrency }: WorkOptions, reserved: number | undefined): number {
  if (maximumConcurrency !== undefined) return maximumConcurrency;
  if (reserved === undefined || isToken(reserved) || reserved === 0) return DEFAULT_CONCURRENCY;
  return Math.max(LEAST_CONCURRENCY, Math.min(DEFAULT_CONCURRENCY, reserved));
}

function concurrencyProblem(prefix: string, options: WorkOptions, reserved?: number): Check {
  const most = concurrencyOf(options, reserved);
  if (reserved === undefined || isToken(most) || isToken(reserved)) return [];
  if (reserved === 0 || most <= reserved) return [];
  return [
    `\`${prefix}maximumConcurrency\` must not be more than \`reservedConcurrency\`, got: ${most} of ${reserved}; ` +
      'throttled batches would end in the dead-letter queue',
  ];
}
