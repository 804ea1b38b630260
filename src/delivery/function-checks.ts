import type { Check } from '../private/checks';
import { checkEach, checkInteger, checkOneOf, checkPattern, isToken } from '../private/checks';
import type { FunctionOptions } from './function-options';

/** `aws_cloudwatch_log_group.retention_in_days` of the provider. */
const RETENTION_DAYS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export const DEFAULT_TIMEOUT_SECONDS = 60;

const LOG_LEVELS = ['DEBUG', 'INFO', 'WARN', 'ERROR'];

/** What is wrong with a function's options; `prefix` is where they stand in the user's props, with its dot. */
export const functionProblems = (prefix: string, options: FunctionOptions = {}): Check => [
  ...checkPattern(
    `${prefix}runtime`,
    options.runtime,
    /^nodejs(2[2-9]|[3-9]\d)\.x$/,
    'a Node.js runtime of Lambda from nodejs22.x on',
  ),
  ...checkInteger(`${prefix}memorySizeMiB`, options.memorySizeMiB, 128, 10_240),
  ...checkInteger(`${prefix}timeoutSeconds`, options.timeoutSeconds, 1, 900),
  ...checkInteger(`${prefix}reservedConcurrency`, options.reservedConcurrency, 0, 1000),
  ...checkRetention(`${prefix}logRetentionDays`, options.logRetentionDays),
  ...checkOneOf(`${prefix}logLevel`, options.logLevel, LOG_LEVELS),
  ...vpcProblems(`${prefix}vpc.`, options),
];

export function checkRetention(prop: string, days: number | undefined): Check {
  if (days === undefined || isToken(days) || RETENTION_DAYS.includes(days)) return [];
  return [`\`${prop}\` must be one of ${RETENTION_DAYS.join(', ')}, got: ${days}`];
}

const vpcProblems = (prefix: string, { vpc }: FunctionOptions): Check => [
  ...checkIds(`${prefix}subnetIds`, vpc?.subnetIds, /^subnet-[0-9a-f]+$/, 'a subnet id (subnet-…)'),
  ...checkIds(
    `${prefix}securityGroupIds`,
    vpc?.securityGroupIds,
    /^sg-[0-9a-f]+$/,
    'a security group id (sg-…)',
  ),
];

function checkIds(prop: string, ids: string[] | undefined, pattern: RegExp, expected: string): Check {
  if (ids === undefined || isToken(ids)) return [];
  if (ids.length === 0) return [`\`${prop}\` must name at least one, got: []`];
  return checkEach(prop, ids, (item, value) => checkPattern(item, value, pattern, expected));
}
