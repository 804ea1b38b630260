import { checkEach, checkHttpsUrl, checkInteger, checkOneOf, checkPattern, isToken } from '../private/checks';
import type { Check } from '../private/checks';
import { AlarmKind } from './alarm-kind';
import type { AlarmThresholds, MonitoringOptions } from './monitoring-options';

/** CloudWatch's limit for each state of an alarm. */
const MOST_ACTIONS = 5;
const MOST = 1_000_000;

const RANGES: Readonly<Record<keyof AlarmThresholds, readonly [least: number, most: number]>> = {
  deadLetters: [1, MOST],
  oldestMessageSeconds: [60, 1_209_600],
  functionErrors: [1, MOST],
  functionThrottles: [1, MOST],
  failedInvocations: [1, MOST],
  failedNotifications: [1, MOST],
  apiErrors: [1, MOST],
  refusedWebhooks: [1, MOST],
  vendorFailurePercent: [1, 100],
  unknownAlerts: [1, MOST],
  refusedFindings: [1, MOST],
  missingFindings: [1, MOST],
  silentSyncBackDays: [2, 7],
  alertLatencySeconds: [1, 86_400],
};

export function monitoringProblems(options: MonitoringOptions): Check {
  const { alarmActionArns, disabledAlarms, runbookUrl, thresholds = {} } = options;
  return [
    ...checkEach('alarmActionArns', alarmActionArns, (prop, arn) =>
      checkPattern(
        prop,
        arn,
        /^arn:aws[a-z-]*:\w+:/,
        'the ARN of an SNS topic or another action of an alarm',
      ),
    ),
    ...actionCountProblem(alarmActionArns),
    ...checkEach('disabledAlarms', disabledAlarms, (prop, kind) =>
      checkOneOf(prop, kind, Object.values(AlarmKind)),
    ),
    ...checkHttpsUrl('runbookUrl', runbookUrl),
    ...(Object.keys(RANGES) as (keyof AlarmThresholds)[]).flatMap((name) =>
      checkInteger(`thresholds.${name}`, thresholds[name], ...RANGES[name]),
    ),
  ];
}

function actionCountProblem(arns: readonly string[] = []): Check {
  if (isToken(arns) || arns.length <= MOST_ACTIONS) return [];
  return [
    `\`alarmActionArns\` must have at most ${MOST_ACTIONS} items, got ${arns.length}: let a topic tell the others`,
  ];
}
