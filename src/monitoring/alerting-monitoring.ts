import type { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import type { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { METRICS } from '../contract/metrics';
import type { IAlertTopic } from '../delivery/alert-topic';
import type { AlertingFunction } from '../delivery/alerting-function';
import type { DeadLetterQueue } from '../delivery/dead-letter-queue';
import type { FindingForwarder } from '../delivery/finding-forwarder';
import type { WorkQueue } from '../delivery/work-queue';
import { AwsEnvironment } from '../private/aws-environment';
import { checkPattern } from '../private/checks';
import { Problems } from '../private/problems';
import type { FindingRule } from '../delivery/finding-rule';
import { AlarmKind } from './alarm-kind';
import type { MonitoringOptions } from './monitoring-options';
import { Alarms } from './private/alarms';
import { dashboardBody } from './private/dashboard-body';
import { unansweredAlerts, vendorFailurePercent } from './private/metric-math';
import {
  apiMetric,
  endpointMetric,
  functionMetric,
  queueMetric,
  ruleMetric,
  topicMetric,
} from './private/metric';
import { monitoringProblems } from './monitoring-checks';
import { busNameOf, topicNameOf } from './private/resource-names';
import { Watched } from './private/watched';

export interface AlertingMonitoringProps extends MonitoringOptions {
  /** Prefix of the alarms' names, and the dashboard's with the Region: 1 to 80 letters, digits, `_` and `-`. */
  readonly name: string;

  /**
   * Tags of the alarms.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}

/**
 * Alarms and a dashboard for what it is told to watch. `SecurityHubAlerting` tells it everything that it makes.
 * Watching a thing twice changes nothing.
 */
export class AlertingMonitoring extends Construct {
  /** Undefined when `dashboard` is false. */
  public readonly dashboard?: CloudwatchDashboard;
  private readonly made: Alarms;
  private readonly watched = new Watched();

  /** @throws ValidationError when a prop is out of range */
  public constructor(scope: Construct, id: string, props: AlertingMonitoringProps) {
    super(scope, id);
    const problems = new Problems();
    problems.add(
      ...checkPattern('name', props.name, /^[\w-]{1,80}$/, '1 to 80 letters, digits, `_` and `-`'),
      ...monitoringProblems(props),
    );
    problems.throwIfAny(this);
    this.made = new Alarms(this, props);
    if (props.dashboard ?? true) this.dashboard = this.newDashboard(props.name);
  }

  /** All alarms, in the order in which they were made. */
  public get alarms(): CloudwatchMetricAlarm[] {
    return [...this.made.all];
  }

  /** A queue that nothing should ever be in. */
  public watchDeadLetterQueue(queue: DeadLetterQueue): void {
    if (!this.watched.isNew(queue)) return;
    const { queueName } = queue;
    this.watched.deadLetterQueues.push(queueName);
    const visible = queueMetric(queueName, 'ApproximateNumberOfMessagesVisible');
    this.made.add(AlarmKind.DEAD_LETTERS, queueName, visible);
  }

  /** A queue that a function works on, with its dead-letter queue. */
  public watchWorkQueue(queue: WorkQueue): void {
    if (!this.watched.isNew(queue)) return;
    const { queueName } = queue;
    this.watched.workQueues.push(queueName);
    const age = queueMetric(queueName, 'ApproximateAgeOfOldestMessage');
    this.made.add(AlarmKind.OLDEST_MESSAGE, queueName, age);
    this.watchDeadLetterQueue(queue.deadLetterQueue);
  }

  public watchFunction(watched: AlertingFunction): void {
    if (!this.watched.isNew(watched)) return;
    const name = watched.resource.functionNameInput ?? '';
    this.watched.functions.push(name);
    this.made.add(AlarmKind.FUNCTION_ERRORS, name, functionMetric(name, 'Errors'));
    this.made.add(AlarmKind.FUNCTION_THROTTLES, name, functionMetric(name, 'Throttles'));
  }

  /** A rule, with its dead-letter queue. */
  public watchRule(rule: FindingRule): void {
    if (!this.watched.isNew(rule)) return;
    const { ruleName } = rule;
    const names = { ruleName, busName: busNameOf(rule) };
    this.watched.rules.push(names);
    this.made.add(AlarmKind.FAILED_INVOCATIONS, ruleName, ruleMetric(names, 'FailedInvocations'));
    this.made.add(AlarmKind.LOST_EVENTS, ruleName, ruleMetric(names, 'InvocationsFailedToBeSentToDlq'));
    this.watchDeadLetterQueue(rule.deadLetterQueue);
  }

  /** A topic. Its subscriptions' dead-letter queues are watched one by one. */
  public watchTopic(topic: IAlertTopic): void {
    if (!this.watched.isNew(topic)) return;
    const { name, subject } = topicNameOf(topic);
    this.watched.topics.push(name);
    const add = (kind: AlarmKind, metricName: string): void =>
      this.made.add(kind, subject, topicMetric(name, metricName));
    add(AlarmKind.FAILED_NOTIFICATIONS, 'NumberOfNotificationsFailed');
    add(AlarmKind.REDRIVEN_NOTIFICATIONS, 'NumberOfNotificationsRedrivenToDlq');
    add(AlarmKind.LOST_NOTIFICATIONS, 'NumberOfNotificationsFailedToRedriveToDlq');
  }

  /** What calls a vendor's API: queue, dead-letter queue, function and what it tells of its calls. */
  public watchForwarder(forwarder: FindingForwarder): void {
    if (!this.watched.isNew(forwarder)) return;
    const { endpointId } = forwarder;
    this.watched.forwarded.push(endpointId);
    this.watchWorkQueue(forwarder.queue);
    this.watchFunction(forwarder.function);
    this.made.add(AlarmKind.VENDOR_FAILURES, endpointId, vendorFailurePercent(endpointId));
    this.made.add(AlarmKind.LATE_ALERTS, endpointId, endpointMetric(endpointId, METRICS.alertLatency));
  }

  /** An HTTP API that vendors call. */
  public watchHttpApi(api: Apigatewayv2Api): void {
    if (!this.watched.isNew(api)) return;
    this.watched.apiIds.push(api.id);
    this.made.add(AlarmKind.API_ERRORS, api.nameInput ?? '', apiMetric(api.id, '5xx'));
  }

  /** What an endpoint with this id sends back, and what becomes of it. */
  public watchSyncBack(endpointId: string): void {
    if (!this.watched.isNew(`way back of ${endpointId}`)) return;
    this.watched.answering.push(endpointId);
    const add = (kind: AlarmKind, metricName: string): void =>
      this.made.add(kind, endpointId, endpointMetric(endpointId, metricName));
    add(AlarmKind.REFUSED_WEBHOOKS, METRICS.webhooksRefused);
    add(AlarmKind.UNKNOWN_ALERTS, METRICS.alertsUnknown);
    add(AlarmKind.REFUSED_FINDINGS, METRICS.findingsRefused);
    add(AlarmKind.MISSING_FINDINGS, METRICS.findingsNotFound);
    this.made.add(AlarmKind.SILENT_WAY_BACK, endpointId, unansweredAlerts(endpointId));
  }

  /** Dashboards are the same in all Regions of an account: the name says which one it shows. */
  private newDashboard(name: string): CloudwatchDashboard {
    const { region } = AwsEnvironment.of(this);
    return new CloudwatchDashboard(this, 'Dashboard', {
      dashboardName: `${name}-${region}`,
      dashboardBody: Lazy.stringValue({
        produce: () =>
          dashboardBody(this.watched, {
            name,
            region,
            runbookUrl: this.made.runbookUrl,
            alarmArns: this.alarms.map(({ arn }) => arn),
          }),
      }),
    });
  }
}
