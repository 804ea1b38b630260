import type { CloudwatchMetricAlarmConfig } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { Construct } from 'constructs';
import { isToken } from '../../private/checks';
import { ValidationError } from '../../private/validation-error';
import type { AlarmKind } from '../alarm-kind';
import type { MonitoringOptions } from '../monitoring-options';
import type { AlarmDefinition } from './alarm-definitions';
import { alarmDefinitions } from './alarm-definitions';
import { alarmDescription } from './alarm-texts';
import { isMath, mathQueries, type MetricMath } from './metric-math';
import type { Metric } from './metric';

/** unpkg serves the newest published version's files. */
const DEFAULT_RUNBOOK_URL = 'https://unpkg.com/cdktf-securityhub-alerting/docs/runbook.md';

export interface AlarmsProps extends MonitoringOptions {
  /** Prefix of the alarms' names. */
  readonly name: string;
  readonly tags?: { [key: string]: string };
}

/** Makes alarms, each with a name of its own. */
export class Alarms {
  public readonly all: CloudwatchMetricAlarm[] = [];
  public readonly runbookUrl: string;
  private readonly names = new Set<string>();
  private readonly definitions: Readonly<Record<AlarmKind, AlarmDefinition>>;

  public constructor(
    private readonly scope: Construct,
    private readonly props: AlarmsProps,
  ) {
    this.runbookUrl = props.runbookUrl ?? DEFAULT_RUNBOOK_URL;
    this.definitions = alarmDefinitions(props.thresholds ?? {});
  }

  /**
   * @param subject name of the resource or id of the endpoint that the alarm is about
   * @throws ValidationError when the name is taken, or not known at synth
   */
  public add(kind: AlarmKind, subject: string, value: Metric | MetricMath): void {
    if (this.props.disabledAlarms?.includes(kind)) return;
    const id = this.idOf(kind, subject);
    const definition = this.definitions[kind];
    this.all.push(
      new CloudwatchMetricAlarm(this.scope, `Alarm-${id}`, {
        ...evaluation(definition, value),
        ...this.actions(),
        alarmName: `${this.props.name}-${id}`,
        alarmDescription: alarmDescription(kind, this.runbookUrl),
        comparisonOperator: 'GreaterThanOrEqualToThreshold',
        threshold: definition.threshold,
        evaluationPeriods: definition.evaluationPeriods,
        datapointsToAlarm: definition.datapointsToAlarm,
        treatMissingData: 'notBreaching',
        tags: this.props.tags,
      }),
    );
  }

  /** The resources of one whole begin with its name, which would stand twice in the alarm's. */
  private idOf(kind: AlarmKind, subject: string): string {
    if (isToken(subject)) {
      throw new ValidationError(
        ['the name of a watched resource must be known at synth: it is part of the names of its alarms'],
        this.scope,
      );
    }
    const { name } = this.props;
    const own = subject === name ? '' : subject.replace(new RegExp(`^${name}-`), '');
    const said = own === '' || `-${own}`.endsWith(`-${kind}`);
    const id = said ? own || kind : `${own}-${kind}`;
    if (this.names.has(id)) {
      throw new ValidationError(
        [`two alarms would be called ${name}-${id}: rename one of the watched resources`],
        this.scope,
      );
    }
    this.names.add(id);
    return id;
  }

  private actions(): Pick<CloudwatchMetricAlarmConfig, 'alarmActions' | 'okActions'> {
    const { alarmActionArns, notifyRecovery = true } = this.props;
    return { alarmActions: alarmActionArns, okActions: notifyRecovery ? alarmActionArns : undefined };
  }
}

function evaluation(
  definition: AlarmDefinition,
  value: Metric | MetricMath,
): Partial<CloudwatchMetricAlarmConfig> {
  if (isMath(value)) return { metricQuery: mathQueries(value, definition.periodSeconds) };
  const { statistic, periodSeconds: period } = definition;
  const byPercentile = statistic.startsWith('p');
  return {
    ...value,
    period,
    ...(byPercentile
      ? { extendedStatistic: statistic, evaluateLowSampleCountPercentiles: 'evaluate' }
      : { statistic }),
  };
}
