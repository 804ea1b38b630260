import type { Check } from '../../private/checks';
import { checkInteger, isToken } from '../../private/checks';
import type { DeliveryRetries } from '../delivery-retries';
import { BackoffFunction } from '../delivery-retries';

const DEFAULTS: Required<DeliveryRetries> = {
  numRetries: 20,
  numNoDelayRetries: 0,
  numMinDelayRetries: 3,
  numMaxDelayRetries: 10,
  minDelaySeconds: 5,
  maxDelaySeconds: 120,
  backoffFunction: BackoffFunction.EXPONENTIAL,
};

/** SNS gives up after this, whatever the policy says. */
const LONGEST_SCHEDULE = 3600;

/** The delivery policy of a subscription; unlike a topic's it is not wrapped in `http`. */
export function deliveryPolicy(retries: DeliveryRetries = {}, maxReceivesPerSecond?: number): string {
  const { minDelaySeconds, maxDelaySeconds, ...counts } = { ...DEFAULTS, ...retries };
  return JSON.stringify({
    healthyRetryPolicy: { ...counts, minDelayTarget: minDelaySeconds, maxDelayTarget: maxDelaySeconds },
    ...(maxReceivesPerSecond === undefined ? {} : { throttlePolicy: { maxReceivesPerSecond } }),
  });
}

export function checkDeliveryRetries(prop: string, given: DeliveryRetries = {}): Check {
  const retries = { ...DEFAULTS, ...given };
  const problems = [
    ...checkInteger(`${prop}.numRetries`, retries.numRetries, 0, 100),
    ...checkInteger(`${prop}.numNoDelayRetries`, retries.numNoDelayRetries, 0, 100),
    ...checkInteger(`${prop}.numMinDelayRetries`, retries.numMinDelayRetries, 0, 100),
    ...checkInteger(`${prop}.numMaxDelayRetries`, retries.numMaxDelayRetries, 0, 100),
    ...checkInteger(`${prop}.minDelaySeconds`, retries.minDelaySeconds, 1, LONGEST_SCHEDULE),
    ...checkInteger(`${prop}.maxDelaySeconds`, retries.maxDelaySeconds, 1, LONGEST_SCHEDULE),
  ];
  const known = Object.values(retries).every((value) => !isToken(value));
  return problems.length > 0 || !known ? problems : checkSchedule(prop, retries);
}

function checkSchedule(prop: string, retries: Required<DeliveryRetries>): Check {
  const { numRetries, minDelaySeconds, maxDelaySeconds } = retries;
  if (minDelaySeconds > maxDelaySeconds) {
    return [
      `\`${prop}.minDelaySeconds\` must be at most \`${prop}.maxDelaySeconds\`, got: ${minDelaySeconds} > ${maxDelaySeconds}`,
    ];
  }
  const growing = growingRetries(retries);
  if (growing < 0) {
    const phases = 'the retries without, with the least and with the longest delay';
    return [
      `\`${prop}.numRetries\` must be at least ${numRetries - growing}, the sum of ${phases}, got: ${numRetries}`,
    ];
  }
  const total = scheduleSeconds(retries, growing);
  if (total <= LONGEST_SCHEDULE) return [];
  return [
    `\`${prop}\` must take at most ${LONGEST_SCHEDULE} s in all, got up to ${total} s: lower counts or delays`,
  ];
}

const growingRetries = (retries: Required<DeliveryRetries>): number =>
  retries.numRetries - retries.numNoDelayRetries - retries.numMinDelayRetries - retries.numMaxDelayRetries;

/** Linear growth is the longest of the four, so this holds for each. */
const scheduleSeconds = (retries: Required<DeliveryRetries>, growing: number): number =>
  retries.numMinDelayRetries * retries.minDelaySeconds +
  Math.ceil((growing * (retries.minDelaySeconds + retries.maxDelaySeconds)) / 2) +
  retries.numMaxDelayRetries * retries.maxDelaySeconds;
