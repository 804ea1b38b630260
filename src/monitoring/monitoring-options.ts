import type { AlarmKind } from './alarm-kind';

/** From when on an alarm is raised; each value itself raises it. */
export interface AlarmThresholds {
  /**
   * Messages in a dead-letter queue, from 1.
   * @default 1
   */
  readonly deadLetters?: number;

  /**
   * Seconds that a message waits in a work queue, 60 to 1209600.
   * @default 900
   */
  readonly oldestMessageSeconds?: number;

  /**
   * Failed invocations of a function in 5 minutes, from 1; in two of three such times.
   * @default 1
   */
  readonly functionErrors?: number;

  /**
   * Throttled invocations of a function in 5 minutes, from 1; in two of three such times.
   * @default 1
   */
  readonly functionThrottles?: number;

  /**
   * Events in 5 minutes that a rule gave up delivering, from 1.
   * @default 1
   */
  readonly failedInvocations?: number;

  /**
   * Failed attempts of the topic in 5 minutes, from 1; in two of three such times. SNS counts every attempt.
   * @default 1
   */
  readonly failedNotifications?: number;

  /**
   * Server errors of the webhooks' API in 5 minutes, from 1.
   * @default 1
   */
  readonly apiErrors?: number;

  /**
   * Webhooks of one endpoint in 5 minutes that are refused, from 1.
   * @default 1
   */
  readonly refusedWebhooks?: number;

  /**
   * Percent of a vendor's calls that fail within 5 minutes, 1 to 100; in two of three such times.
   * @default 50
   */
  readonly vendorFailurePercent?: number;

  /**
   * Webhooks of one endpoint in an hour about alerts that the ledger does not know, from 1. A service or team that
   * is shared with other alert sources makes many of them: raise it there, or switch the alarm off.
   * @default 20
   */
  readonly unknownAlerts?: number;

  /**
   * Findings of one endpoint in 5 minutes whose change Security Hub refuses for good, from 1.
   * @default 1
   */
  readonly refusedFindings?: number;

  /**
   * Findings of one endpoint in an hour that Security Hub does not have, from 1.
   * @default 5
   */
  readonly missingFindings?: number;

  /**
   * Days in a row, 2 to 7, on each of which more alerts were opened than resolved and no webhook came.
   * @default 2
   */
  readonly silentSyncBackDays?: number;

  /**
   * Seconds from the event to the vendor's acceptance that one alert in twenty exceeds within 15 minutes (p95),
   * 1 to 86400.
   * @default 300
   */
  readonly alertLatencySeconds?: number;
}

/** What of the monitoring is made, and whom it tells. */
export interface MonitoringOptions {
  /**
   * ARNs of what an alarm does, at most 5: SNS topics, most often. An encrypted topic's key must let
   * `cloudwatch.amazonaws.com` use it.
   * @default - none: alarms show in CloudWatch and on the dashboard, and tell nobody
   */
  readonly alarmActionArns?: string[];

  /**
   * Whether the same actions also hear when an alarm is over.
   * @default true
   */
  readonly notifyRecovery?: boolean;

  /**
   * From when on alarms are raised.
   * @default - the defaults of `AlarmThresholds`
   */
  readonly thresholds?: AlarmThresholds;

  /**
   * Alarms that are not made.
   * @default - none: all alarms are made
   */
  readonly disabledAlarms?: AlarmKind[];

  /**
   * Whether there is a dashboard.
   * @default true
   */
  readonly dashboard?: boolean;

  /**
   * Page that holds the runbook, `https://…`: the alarms link its sections as `URL#alarm-kind`.
   * @default 'https://unpkg.com/cdktf-securityhub-alerting/docs/runbook.md'
   */
  readonly runbookUrl?: string;
}
