import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudwatchEventBus } from '@cdktf/provider-aws/lib/cloudwatch-event-bus';
import { SecurityHubAlerting } from '../../src/alerting/security-hub-alerting';
import { AlertTopic } from '../../src/delivery/alert-topic';
import { FindingRule } from '../../src/delivery/finding-rule';
import { SnsEndpoint } from '../../src/endpoints/sns-endpoint';
import { AlarmKind } from '../../src/monitoring/alarm-kind';
import { AlertingMonitoring } from '../../src/monitoring/alerting-monitoring';
import type { AlarmThresholds, MonitoringOptions } from '../../src/monitoring/monitoring-options';
import { FindingPattern } from '../../src/triggers/finding-pattern';
import { Trigger } from '../../src/triggers/trigger';
import { alarmsOf, monitoredStack, pagerDutyStack } from '../helpers/monitored-stack';
import { newStack, readable, renderStack, type Block } from '../helpers/render-stack';

const TOPIC_ARN = 'arn:aws:sns:eu-central-1:111122223333:platform-alarms';
const RUNBOOK = readFileSync(join(__dirname, '..', '..', 'docs', 'runbook.md'), 'utf8');
const anchors = [...RUNBOOK.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
  title
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-'),
);

const alarms = Object.values(alarmsOf(monitoredStack()));
const namesOf = (options: MonitoringOptions): string[] => Object.keys(alarmsOf(monitoredStack(options)));

describe('alarms', () => {
  test('there is at least one of each kind', () => {
    const described = alarms.map((alarm) => String(alarm['alarm_description']).split('#').at(-1));
    expect([...new Set(described)].sort()).toEqual(Object.values(AlarmKind).sort());
  });

  test('their names begin with the name of the whole, and differ', () => {
    const names = alarms.map((alarm) => String(alarm['alarm_name']));
    expect(new Set(names).size).toBe(alarms.length);
    expect(names.filter((name) => !/^sec-[\w-]{1,200}$/.test(name))).toEqual([]);
  });

  test.each(Object.values(AlarmKind))('%s has a section in the runbook', (kind) => {
    expect(anchors).toContain(kind);
  });

  test('each says what it means, what to do first, and where the runbook is', () => {
    for (const { alarm_description: text } of alarms) {
      expect(text).toMatch(/^[A-Z][^#]+ First: [A-Z][^#]+ Runbook: https:\/\/\S+\/runbook\.md#[\w-]+$/);
      expect(String(text).length).toBeLessThanOrEqual(1024);
    }
  });

  test('no data is a good sign to all of them', () => {
    expect(alarms.filter((alarm) => alarm['treat_missing_data'] !== 'notBreaching')).toEqual([]);
  });

  test('they tell the actions, also when they are over', () => {
    const told = alarmsOf(monitoredStack({ alarmActionArns: [TOPIC_ARN] }));
    for (const alarm of Object.values(told)) {
      expect(alarm).toMatchObject({ alarm_actions: [TOPIC_ARN], ok_actions: [TOPIC_ARN] });
    }
    const silent = alarmsOf(monitoredStack({ alarmActionArns: [TOPIC_ARN], notifyRecovery: false }));
    expect(Object.values(silent).filter((alarm) => alarm['ok_actions'])).toEqual([]);
  });

  test('a kind can be left out', () => {
    const disabledAlarms = [AlarmKind.UNKNOWN_ALERTS, AlarmKind.SILENT_WAY_BACK];
    const left = alarms.map((alarm) => String(alarm['alarm_name']));
    expect(namesOf({ disabledAlarms })).toEqual(
      left.filter((name) => !/-(unknown-alerts|silent-way-back)$/.test(name)),
    );
  });

  test('another runbook is linked instead', () => {
    const linked = alarmsOf(monitoredStack({ runbookUrl: 'https://wiki.example.com/runbook' }));
    for (const { alarm_description: text } of Object.values(linked)) {
      expect(text).toMatch(/Runbook: https:\/\/wiki\.example\.com\/runbook#/);
    }
  });
});

test('the whole costs as many metrics as the docs say', () => {
  const metrics = (alarm: Block): number =>
    (alarm['metric_query'] as { metric?: unknown }[] | undefined)?.filter(({ metric }) => metric).length ?? 1;
  const count = (...endpointIds: string[]): number =>
    Object.values(alarmsOf(pagerDutyStack(endpointIds))).reduce((sum, alarm) => sum + metrics(alarm), 0);
  expect([count('one'), count('one', 'two')]).toEqual([31, 31 + 15]);
});

test.each<[keyof AlarmThresholds, AlarmKind, number, number]>([
  ['deadLetters', AlarmKind.DEAD_LETTERS, 7, 7],
  ['oldestMessageSeconds', AlarmKind.OLDEST_MESSAGE, 120, 120],
  ['functionErrors', AlarmKind.FUNCTION_ERRORS, 7, 7],
  ['functionThrottles', AlarmKind.FUNCTION_THROTTLES, 7, 7],
  ['failedInvocations', AlarmKind.FAILED_INVOCATIONS, 7, 7],
  ['failedNotifications', AlarmKind.FAILED_NOTIFICATIONS, 7, 7],
  ['apiErrors', AlarmKind.API_ERRORS, 7, 7],
  ['refusedWebhooks', AlarmKind.REFUSED_WEBHOOKS, 7, 7],
  ['vendorFailurePercent', AlarmKind.VENDOR_FAILURES, 7, 7],
  ['unknownAlerts', AlarmKind.UNKNOWN_ALERTS, 7, 7],
  ['refusedFindings', AlarmKind.REFUSED_FINDINGS, 7, 7],
  ['missingFindings', AlarmKind.MISSING_FINDINGS, 7, 7],
  ['alertLatencySeconds', AlarmKind.LATE_ALERTS, 60, 60_000],
])('the threshold %s is that of %s', (prop, kind, given, expected) => {
  const changed = alarmsOf(monitoredStack({ thresholds: { [prop]: given } }));
  const ofKind = Object.entries(changed).filter(([name]) => name.endsWith(kind));
  expect(ofKind.length).toBeGreaterThan(0);
  expect(ofKind.map(([, alarm]) => alarm['threshold'])).toEqual(ofKind.map(() => expected));
});

test('the days of silence are the periods of their alarm', () => {
  const alarm = alarmsOf(monitoredStack({ thresholds: { silentSyncBackDays: 5 } }))[
    'sec-oncall-silent-way-back'
  ];
  expect(alarm).toMatchObject({ evaluation_periods: 5, datapoints_to_alarm: 5, threshold: 1 });
});

test.each<[MonitoringOptions, RegExp]>([
  [{ alarmActionArns: ['platform-alarms'] }, /monitoring: `alarmActionArns\[0\]` must be the ARN/],
  [{ alarmActionArns: Array<string>(6).fill(TOPIC_ARN) }, /at most 5 items, got 6/],
  [
    { disabledAlarms: ['nonsense' as AlarmKind] },
    /`disabledAlarms\[0\]` must be one of dead-letters, .*"nonsense"/,
  ],
  [{ runbookUrl: 'http://wiki' }, /`runbookUrl` must be an https:\/\/ URL/],
  [{ thresholds: { deadLetters: 0 } }, /`thresholds.deadLetters` must be a whole number from 1/],
  [{ thresholds: { vendorFailurePercent: 101 } }, /from 1 to 100, got: 101/],
  [{ thresholds: { silentSyncBackDays: 8 } }, /from 2 to 7, got: 8/],
  [{ thresholds: { oldestMessageSeconds: 59 } }, /from 60 to 1209600, got: 59/],
  [{ thresholds: { alertLatencySeconds: 0.5 } }, /from 1 to 86400, got: 0.5/],
])('%j is refused', (options, problem) => {
  expect(() => monitoredStack(options)).toThrow(problem);
});

describe('the dashboard', () => {
  const rendered = monitoredStack();
  const { widgets } = rendered.document('aws_cloudwatch_dashboard', 'dashboard_body') as {
    widgets: Widget[];
  };

  test('is named after the Region, too: all Regions of an account share their dashboards', () => {
    expect(readable(String(rendered.one('aws_cloudwatch_dashboard')['dashboard_name']))).toBe('sec-<region>');
  });

  test('answers four questions', () => {
    const titles = widgets.flatMap(({ properties }) => /^# (.+)/.exec(properties.markdown ?? '')?.[1] ?? []);
    expect(titles).toEqual([
      'sec: is it working?',
      'What is open?',
      'How long does it take?',
      'What failed?',
    ]);
  });

  test('shows every alarm', () => {
    const shown = widgets.flatMap(({ properties }) => properties.alarms ?? []);
    expect(shown).toHaveLength(alarms.length);
  });

  test('draws something in every graph, in this Region', () => {
    const graphs = widgets.filter(({ type }) => type === 'metric');
    expect(graphs.length).toBeGreaterThan(8);
    for (const { properties } of graphs) {
      expect(properties.region).toBe('<region>');
      expect(properties.metrics?.length).toBeGreaterThan(0);
    }
  });

  test('has no widget on top of another', () => {
    const cells = widgets.flatMap(({ x, y, width, height }) =>
      Array.from(
        { length: width * height },
        (_, cell) => `${x + (cell % width)}/${y + Math.floor(cell / width)}`,
      ),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(widgets.every(({ x, width }) => x + width <= 24)).toBe(true);
  });

  test('can be left out', () => {
    expect(monitoredStack({ dashboard: false }).all('aws_cloudwatch_dashboard')).toEqual({});
  });
});

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly markdown?: string;
    readonly alarms?: string[];
    readonly region?: string;
    readonly metrics?: unknown[];
  };
}

describe('what is watched', () => {
  test('nothing, unless it is asked for', () => {
    const stack = newStack();
    const alerting = new SecurityHubAlerting(stack, 'OnCall', { name: 'sec' });
    expect(alerting.monitoring).toBeUndefined();
    expect(renderStack(stack).all('aws_cloudwatch_metric_alarm')).toEqual({});
  });

  test('also what is added later, once', () => {
    const stack = newStack();
    const alerting = new SecurityHubAlerting(stack, 'OnCall', { name: 'sec', monitoring: {} });
    alerting.addTrigger(Trigger.importedFindings({}));
    alerting.addEndpoint(SnsEndpoint.generic({ url: 'https://alerts.example.com/sns' }));
    expect(Object.keys(alarmsOf(renderStack(stack)))).toEqual([
      'sec-ImportedFindings-failed-invocations',
      'sec-ImportedFindings-lost-events',
      'sec-events-dead-letters',
      'sec-failed-notifications',
      'sec-lost-notifications',
      'sec-redriven-notifications',
      'sec-sns-dead-letters',
    ]);
  });

  test('an existing topic, by the name in its ARN', () => {
    const stack = newStack();
    new AlertingMonitoring(stack, 'Monitoring', { name: 'sec' }).watchTopic(
      AlertTopic.fromTopicArn(stack, 'Topic', TOPIC_ARN),
    );
    expect(alarmsOf(renderStack(stack))['sec-platform-alarms-lost-notifications']).toMatchObject({
      dimensions: { TopicName: 'platform-alarms' },
    });
  });

  test.each([
    ['arn:aws:events:eu-central-1:111122223333:event-bus/findings', 'findings'],
    ['findings', 'findings'],
    ['default', undefined],
    [undefined, undefined],
  ])('a rule of the bus %s', (eventBusName, expected) => {
    const stack = newStack();
    const rule = new FindingRule(stack, 'Rule', {
      name: 'findings-rule',
      pattern: FindingPattern.importedFindings({}),
      eventBusName,
    });
    new AlertingMonitoring(stack, 'Monitoring', { name: 'sec' }).watchRule(rule);
    const dimensions = { RuleName: 'findings-rule', ...(expected && { EventBusName: expected }) };
    expect(alarmsOf(renderStack(stack))['sec-findings-rule-lost-events']?.['dimensions']).toEqual(dimensions);
  });

  test('a rule of a bus whose name is known only at apply', () => {
    const stack = newStack();
    const bus = new CloudwatchEventBus(stack, 'Bus', { name: 'findings' });
    const rule = new FindingRule(stack, 'Rule', {
      name: 'findings-rule',
      pattern: FindingPattern.importedFindings({}),
      eventBusName: bus.name,
    });
    new AlertingMonitoring(stack, 'Monitoring', { name: 'sec' }).watchRule(rule);
    expect(alarmsOf(renderStack(stack))['sec-findings-rule-lost-events']).toMatchObject({
      dimensions: { EventBusName: '<aws_cloudwatch_event_bus.Bus.name>' },
    });
  });

  test('two resources whose alarms would have one name are refused', () => {
    const monitoring = new AlertingMonitoring(newStack(), 'Monitoring', { name: 'sec' });
    const topic = (name: string) =>
      AlertTopic.fromTopicArn(newStack(), 'Topic', `arn:aws:sns:eu-central-1:111122223333:${name}`);
    monitoring.watchTopic(topic('sec-findings'));
    expect(() => monitoring.watchTopic(topic('findings'))).toThrow(
      /two alarms would be called sec-findings-failed/,
    );
  });
});
