import { AlarmKind } from '../alarm-kind';
import type { AlarmThresholds } from '../monitoring-options';

/** How the alarms of one kind are evaluated. A value at the threshold raises them; no data is a good sign. */
export interface AlarmDefinition {
  /** `Sum`, `Maximum`, or a percentile such as `p95`. */
  readonly statistic: string;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly threshold: number;
}

const MINUTES_5 = 300;
const MINUTES_15 = 900;
const HOUR = 3_600;
const DAY = 86_400;

/** The first occurrence matters: nothing will mend it. */
const once = (threshold: number, statistic = 'Sum', periodSeconds = MINUTES_5): AlarmDefinition => ({
  statistic,
  periodSeconds,
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
  threshold,
});

/** A single occurrence is retried and mended; only what lasts needs a person. */
const lasting = (threshold: number): AlarmDefinition => ({
  ...once(threshold),
  evaluationPeriods: 3,
  datapointsToAlarm: 2,
});

export function alarmDefinitions(thresholds: AlarmThresholds): Readonly<Record<AlarmKind, AlarmDefinition>> {
  const silentDays = thresholds.silentSyncBackDays ?? 2;
  return {
    [AlarmKind.DEAD_LETTERS]: once(thresholds.deadLetters ?? 1, 'Maximum'),
    [AlarmKind.OLDEST_MESSAGE]: once(thresholds.oldestMessageSeconds ?? MINUTES_15, 'Maximum'),
    [AlarmKind.FUNCTION_ERRORS]: lasting(thresholds.functionErrors ?? 1),
    [AlarmKind.FUNCTION_THROTTLES]: lasting(thresholds.functionThrottles ?? 1),
    [AlarmKind.FAILED_INVOCATIONS]: once(thresholds.failedInvocations ?? 1),
    [AlarmKind.LOST_EVENTS]: once(1),
    [AlarmKind.FAILED_NOTIFICATIONS]: lasting(thresholds.failedNotifications ?? 1),
    [AlarmKind.REDRIVEN_NOTIFICATIONS]: once(1),
    [AlarmKind.LOST_NOTIFICATIONS]: once(1),
    [AlarmKind.API_ERRORS]: once(thresholds.apiErrors ?? 1),
    [AlarmKind.REFUSED_WEBHOOKS]: once(thresholds.refusedWebhooks ?? 1),
    [AlarmKind.VENDOR_FAILURES]: lasting(thresholds.vendorFailurePercent ?? 50),
    [AlarmKind.UNKNOWN_ALERTS]: once(thresholds.unknownAlerts ?? 20, 'Sum', HOUR),
    [AlarmKind.REFUSED_FINDINGS]: once(thresholds.refusedFindings ?? 1),
    [AlarmKind.MISSING_FINDINGS]: once(thresholds.missingFindings ?? 5, 'Sum', HOUR),
    [AlarmKind.SILENT_WAY_BACK]: {
      ...once(1, 'Sum', DAY),
      evaluationPeriods: silentDays,
      datapointsToAlarm: silentDays,
    },
    [AlarmKind.LATE_ALERTS]: once((thresholds.alertLatencySeconds ?? 300) * 1_000, 'p95', MINUTES_15),
  };
}
