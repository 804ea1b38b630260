import { Testing, type TerraformStack } from 'cdktf';
import { SecurityHubAlerting } from '../../src/alerting/security-hub-alerting';
import type { SecurityHubAlertingProps } from '../../src/alerting/security-hub-alerting-props';
import { AlertTopic } from '../../src/delivery/alert-topic';
import { SnsEndpoint } from '../../src/endpoints/sns-endpoint';
import { Trigger } from '../../src/triggers/trigger';
import { QueueEndpoint } from '../helpers/queue-endpoint';
import { annotations, newStack, readable, renderStack } from '../helpers/render-stack';

const URL = 'https://alerts.example.com/sns';

const alertingOf = (props: Partial<SecurityHubAlertingProps>, stack = newStack()) => {
  const alerting = new SecurityHubAlerting(stack, 'OnCall', { name: 'on-call', ...props });
  return { alerting, stack };
};

const action = (...endpoints: string[]) => Trigger.customAction({ customActionId: 'Page', endpoints });
const imported = (...endpoints: string[]) =>
  Trigger.importedFindings({ endpoints: endpoints.length === 0 ? undefined : endpoints });
const ilert = () => SnsEndpoint.ilert({ url: URL });
const compass = () => SnsEndpoint.compass({ url: URL });

/** `rule name → ARNs of its targets`. */
function targets(stack: TerraformStack): Record<string, string[]> {
  const rendered = renderStack(stack);
  const rules = Object.entries(rendered.all('aws_cloudwatch_event_rule'));
  const all = Object.values(rendered.all('aws_cloudwatch_event_target'));
  return Object.fromEntries(
    rules.map(([id, rule]) => [
      rule['name'] as string,
      all
        .filter(({ rule }) => (rule as string).includes(`.${id}.`))
        .map(({ arn }) => readable(arn as string))
        .sort(),
    ]),
  );
}

const A = '<aws_sqs_queue.OnCall_Endpoints_a_Queue.arn>';
const B = '<aws_sqs_queue.OnCall_Endpoints_b_Queue.arn>';
const SHARED = '<aws_sns_topic.OnCall_Topic.arn>';
const OWN_ILERT = '<aws_sns_topic.OnCall_Endpoints_ilert_Topic.arn>';
const OWN_COMPASS = '<aws_sns_topic.OnCall_Endpoints_compass_Topic.arn>';

test('a trigger goes to the endpoints that it names, and to all when it names none', () => {
  const endpoints = [new QueueEndpoint('a'), new QueueEndpoint('b')];
  const { stack } = alertingOf({ endpoints, triggers: [action('b'), imported()] });
  expect(targets(stack)).toEqual({
    'on-call-Page': [B],
    'on-call-Page-follow-ups': [B],
    'on-call-ImportedFindings': [A, B],
    'on-call-ImportedFindings-follow-ups': [A, B],
  });
});

test('a trigger for native endpoints alone has no rule for follow-ups', () => {
  const { stack } = alertingOf({
    endpoints: [ilert(), new QueueEndpoint('a')],
    triggers: [action('ilert'), imported('a')],
  });
  expect(targets(stack)).toEqual({
    'on-call-Page': [SHARED],
    'on-call-ImportedFindings': [A],
    'on-call-ImportedFindings-follow-ups': [A],
  });
});

test.each<[string, Trigger[], Record<string, string[]>]>([
  [
    'both of each trigger share a topic',
    [action('ilert', 'compass'), imported()],
    { 'on-call-Page': [SHARED], 'on-call-ImportedFindings': [SHARED] },
  ],
  [
    'the one that a trigger leaves out has its own',
    [action('ilert'), imported()],
    { 'on-call-Page': [SHARED], 'on-call-ImportedFindings': [OWN_COMPASS, SHARED] },
  ],
  [
    'each has its own when neither gets all',
    [action('ilert'), imported('compass')],
    { 'on-call-Page': [OWN_ILERT], 'on-call-ImportedFindings': [OWN_COMPASS] },
  ],
])('two native endpoints: %s', (_, triggers, expected) => {
  const { stack } = alertingOf({ endpoints: [ilert(), compass()], triggers });
  expect(targets(stack)).toEqual(expected);
});

test('an endpoint that is added later keeps the order of the declaration', () => {
  const triggers = [action('ilert'), imported()];
  const declared = alertingOf({ endpoints: [ilert(), compass()], triggers });
  const { alerting, stack } = alertingOf({ triggers });
  alerting.addEndpoint(ilert());
  alerting.addEndpoint(compass());
  expect(targets(stack)).toEqual(targets(declared.stack));
});

describe('refused at synth', () => {
  const synth = (stack: TerraformStack) => () => Testing.synth(stack, true);

  test('an endpoint that does not exist, with those that do', () => {
    const endpoints = [new QueueEndpoint('a'), ilert()];
    const { stack } = alertingOf({ endpoints, triggers: [action('a', 'pagerduty')] });
    expect(synth(stack)).toThrow(
      '`endpoints` of the trigger Page must be ids of endpoints (a, ilert), got: pagerduty',
    );
  });

  test('not when the endpoint is added later', () => {
    const { alerting, stack } = alertingOf({ triggers: [action('a')] });
    alerting.addEndpoint(new QueueEndpoint('a'));
    expect(synth(stack)).not.toThrow();
  });

  test('part of a topic that is shared already', () => {
    const { alerting, stack } = alertingOf({ endpoints: [ilert(), compass()], triggers: [imported()] });
    alerting.addTrigger(action('compass'));
    expect(synth(stack)).toThrow('has compass without ilert, but they share a topic');
  });

  test('part of a topic that exists', () => {
    const stack = newStack();
    const topic = AlertTopic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111122223333:alerts');
    alertingOf({ topic, endpoints: [ilert(), compass()], triggers: [action('ilert')] }, stack);
    expect(synth(stack)).toThrow('has ilert without compass, but they share a topic');
  });
});

test('an empty list is refused at once', () => {
  const trigger = Trigger.customAction({ customActionId: 'Page', endpoints: [] });
  expect(() => alertingOf({ triggers: [trigger] })).toThrow(
    'triggers[0]: `endpoints` must not be empty: leave it out to reach all endpoints',
  );
});

describe('warnings', () => {
  const warnings = (props: Partial<SecurityHubAlertingProps>) => {
    const { stack } = alertingOf(props);
    Testing.synth(stack);
    return annotations(stack, 'warn');
  };

  test('an endpoint that no trigger reaches', () => {
    const endpoints = [new QueueEndpoint('a'), new QueueEndpoint('b')];
    expect(warnings({ endpoints, triggers: [action('a')] })).toEqual([
      expect.stringContaining('No trigger reaches the endpoint b'),
    ]);
    expect(warnings({ endpoints, triggers: [action('a'), imported()] })).toEqual([]);
    expect(warnings({ endpoints })).toEqual([]);
  });

  test('repetitions only where a native endpoint gets imported findings', () => {
    const again = expect.stringContaining('it alerts again with every update');
    const endpoints = [ilert(), new QueueEndpoint('a')];
    expect(warnings({ endpoints, triggers: [imported('a')] })).not.toContainEqual(again);
    expect(warnings({ endpoints, triggers: [imported('a', 'ilert')] })).toContainEqual(again);
  });

  test('copies of both products only where one native endpoint gets both', () => {
    const v2 = (...endpoints: string[]) => Trigger.importedFindingsV2({ endpoints });
    const endpoints = [ilert(), new QueueEndpoint('a')];
    const twice = expect.stringContaining('alerts twice for one fault');
    expect(warnings({ endpoints, triggers: [imported('ilert'), v2('a')] })).not.toContainEqual(twice);
    expect(warnings({ endpoints, triggers: [imported('ilert'), v2('a', 'ilert')] })).toContainEqual(twice);
  });
});

test('looking at what is shared makes nothing', () => {
  const { alerting, stack } = alertingOf({});
  expect([alerting.key, alerting.ledger, alerting.alertTopic, alerting.syncBackWebhook]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(renderStack(stack).json.resource).toBeUndefined();
  alerting.addEndpoint(ilert());
  expect(alerting.key?.keyArn).toBeDefined();
  expect(alerting.ledger).toBeUndefined();
});
