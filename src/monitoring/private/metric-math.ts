import type { CloudwatchMetricAlarmMetricQuery } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { METRICS } from '../../contract/metrics';
import { endpointMetric, type Metric } from './metric';

/**
 * Several metrics and what is computed from them. Only arithmetic: CloudWatch takes a missing value in it for 0 and
 * drops a division by 0, while its functions depend on how many more periods than asked for an alarm fetches
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html).
 */
export interface MetricMath {
  readonly expression: string;
  readonly label: string;
  /** Metrics by the names that the expression has for them. */
  readonly metrics: { readonly [id: string]: { readonly metric: Metric; readonly statistic: string } };
}

export const isMath = (value: Metric | MetricMath): value is MetricMath => 'expression' in value;

export const mathQueries = (
  { expression, label, metrics }: MetricMath,
  period: number,
): CloudwatchMetricAlarmMetricQuery[] => [
  { id: 'value', expression, label, returnData: true },
  ...Object.entries(metrics).map(([id, { metric, statistic: stat }]) => ({
    id,
    metric: { ...metric, period, stat },
  })),
];

const sumOf = (endpointId: string, metricName: string) => ({
  metric: endpointMetric(endpointId, metricName),
  statistic: 'Sum',
});

/** Every call, failed or not, writes its latency once. */
export const vendorFailurePercent = (endpointId: string): MetricMath => ({
  expression: '100 * failures / calls',
  label: 'Failed calls in percent',
  metrics: {
    failures: sumOf(endpointId, METRICS.vendorFailures),
    calls: { metric: endpointMetric(endpointId, METRICS.vendorLatency), statistic: 'SampleCount' },
  },
});

/**
 * Alerts opened and not resolved within the period; deep below zero when a single webhook came in it, taken or of no
 * meaning here. Two such days in a row mean that the first day's alerts are a day old at least, and nobody was heard.
 */
export const unansweredAlerts = (endpointId: string): MetricMath => ({
  expression: 'opened - resolved - 1000000 * (accepted + ignored)',
  label: 'Alerts without any answer',
  metrics: {
    opened: sumOf(endpointId, METRICS.alertsOpened),
    resolved: sumOf(endpointId, METRICS.alertsResolved),
    accepted: sumOf(endpointId, METRICS.webhooksAccepted),
    ignored: sumOf(endpointId, METRICS.webhooksIgnored),
  },
});
