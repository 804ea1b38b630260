import { METRICS } from '../../contract/metrics';
import { jsonDocument } from '../../private/json-document';
import { apiMetric, endpointMetric, functionMetric, queueMetric, ruleMetric, topicMetric } from './metric';
import type { Watched } from './watched';
import { alarmWidgets, graph, placed, row, text, type Row, type Widget } from './widgets';

export interface DashboardContext {
  readonly name: string;
  readonly region: string;
  readonly runbookUrl: string;
  readonly alarmArns: readonly string[];
}

/** The dashboard as JSON: is it working, what is open, how long does it take, what failed. */
export function dashboardBody(watched: Watched, context: DashboardContext): string {
  const sections = [isItWorking, whatIsOpen, howLong, whatFailed];
  return jsonDocument({ widgets: placed(sections.flatMap((section) => section(watched, context))) });
}

const sum = (label: string) => ({ stat: 'Sum', label });

const counts = (ids: readonly string[], metrics: Readonly<Record<string, string>>): Row[] =>
  ids.flatMap((id) =>
    Object.entries(metrics).map(([name, label]) => row(endpointMetric(id, name), sum(`${id} ${label}`))),
  );

function isItWorking(watched: Watched, { name, region, runbookUrl, alarmArns }: DashboardContext): Widget[] {
  const events = watched.rules.map((rule) => row(ruleMetric(rule, 'Invocations'), sum(rule.ruleName)));
  const delivered = [
    ...watched.topics.map((topic) => row(topicMetric(topic, 'NumberOfNotificationsDelivered'), sum(topic))),
    ...counts(watched.forwarded, { [METRICS.alertsOpened]: 'opened', [METRICS.alertsUpdated]: 'updated' }),
  ];
  const back = counts(watched.answering, {
    [METRICS.webhooksAccepted]: 'webhooks taken',
    [METRICS.findingsUpdated]: 'findings updated',
  });
  return [
    text(
      `# ${name}: is it working?\nGreen alarms: yes. A red one says what to do first; [runbook](${runbookUrl})`,
    ),
    ...alarmWidgets(alarmArns),
    ...graph('Events taken by the rules', region, events),
    ...graph('Delivered to vendors', region, delivered),
    ...graph('Back from vendors', region, back),
  ];
}

function whatIsOpen({ forwarded }: Watched, { region }: DashboardContext): Widget[] {
  const open = forwarded.flatMap((id, index): Row[] => [
    row(endpointMetric(id, METRICS.alertsOpened), { ...sum(id), id: `opened${index}`, visible: false }),
    row(endpointMetric(id, METRICS.alertsResolved), { ...sum(id), id: `resolved${index}`, visible: false }),
    [{ expression: `RUNNING_SUM(FILL(opened${index}, 0) - FILL(resolved${index}, 0))`, label: id }],
  ]);
  if (open.length === 0) return [];
  const changes = {
    [METRICS.alertsOpened]: 'opened',
    [METRICS.alertsAcknowledged]: 'acknowledged',
    [METRICS.alertsResolved]: 'resolved',
  };
  return [
    text(
      '# What is open?\nWhat this library has opened and not resolved; what people closed at the vendor is not in it.',
    ),
    ...graph('Opened less resolved, since the range began', region, open, { view: 'singleValue' }),
    ...graph('Changes by the hour', region, counts(forwarded, changes), {
      periodSeconds: 3_600,
      stacked: true,
    }),
    ...graph(
      'Unchanged repetitions, not sent',
      region,
      counts(forwarded, { [METRICS.findingsUnchanged]: '' }),
    ),
  ];
}

function howLong({ forwarded, workQueues }: Watched, { region }: DashboardContext): Widget[] {
  const percentiles = (metricName: string, stats: readonly string[]): Row[] =>
    forwarded.flatMap((id) =>
      stats.map((stat) => row(endpointMetric(id, metricName), { stat, label: `${id} ${stat}` })),
    );
  const age = workQueues.map((queue) =>
    row(queueMetric(queue, 'ApproximateAgeOfOldestMessage'), { stat: 'Maximum', label: queue }),
  );
  if (age.length === 0 && forwarded.length === 0) return [];
  return [
    text('# How long does it take?'),
    ...graph('Event to vendor, milliseconds', region, percentiles(METRICS.alertLatency, ['p50', 'p95'])),
    ...graph(
      'One call of the vendor, milliseconds',
      region,
      percentiles(METRICS.vendorLatency, ['p50', 'p95']),
    ),
    ...graph('Oldest message in the queues, seconds', region, age),
  ];
}

function whatFailed(watched: Watched, { region }: DashboardContext): Widget[] {
  const dead = watched.deadLetterQueues.map((queue) =>
    row(queueMetric(queue, 'ApproximateNumberOfMessagesVisible'), { stat: 'Maximum', label: queue }),
  );
  const functions = watched.functions.flatMap((name) => [
    row(functionMetric(name, 'Errors'), sum(`${name} errors`)),
    row(functionMetric(name, 'Throttles'), sum(`${name} throttles`)),
  ]);
  return [
    text('# What failed?'),
    ...graph('Dead letters', region, dead),
    ...graph('Deliveries that failed', region, failedDeliveries(watched)),
    ...graph('Functions', region, functions),
    ...graph('Way back', region, failedSyncBack(watched)),
  ];
}

const failedDeliveries = ({ forwarded, rules, topics }: Watched): Row[] => [
  ...rules.map((rule) => row(ruleMetric(rule, 'FailedInvocations'), sum(rule.ruleName))),
  ...topics.map((topic) => row(topicMetric(topic, 'NumberOfNotificationsFailed'), sum(topic))),
  ...counts(forwarded, { [METRICS.vendorFailures]: 'calls' }),
];

const failedSyncBack = ({ answering, apiIds }: Watched): Row[] => [
  ...apiIds.map((id) => row(apiMetric(id, '5xx'), sum('API 5xx'))),
  ...counts(answering, {
    [METRICS.webhooksRefused]: 'refused',
    [METRICS.webhooksDeferred]: 'deferred',
    [METRICS.alertsUnknown]: 'unknown alerts',
    [METRICS.findingsRefused]: 'refused findings',
    [METRICS.findingsNotFound]: 'missing findings',
  }),
];
