import type { TerraformStack } from 'cdktf';
import { SecurityHubAlerting } from '../../src/alerting/security-hub-alerting';
import type { SecurityHubAlertingProps } from '../../src/alerting/security-hub-alerting-props';
import { AlertTopic } from '../../src/delivery/alert-topic';
import { AlertingKey } from '../../src/delivery/alerting-key';
import { SecretReference } from '../../src/common/secret-reference';
import { PagerDutyEndpoint } from '../../src/endpoints/pager-duty-endpoint';
import { SnsEndpoint } from '../../src/endpoints/sns-endpoint';
import { FindingBus } from '../../src/sources/finding-bus';
import { Severity, WorkflowStatus } from '../../src/triggers/finding-enums';
import { FindingPattern } from '../../src/triggers/finding-pattern';
import { Trigger } from '../../src/triggers/trigger';
import { codeFixture } from '../helpers/function-code';
import { QueueEndpoint } from '../helpers/queue-endpoint';
import { annotations, newStack, readable, renderStack } from '../helpers/render-stack';

const URL = 'https://alerts.example.com/sns';

const newAlerting = (stack: TerraformStack, props: Partial<SecurityHubAlertingProps> = {}) =>
  new SecurityHubAlerting(stack, 'OnCall', { name: 'on-call', ...props });

const action = () => Trigger.customAction({ customActionId: 'PageOnCall' });

/** `rule name → target ids`. */
function wiring(stack: TerraformStack): Record<string, string[]> {
  const rendered = renderStack(stack);
  const names = Object.entries(rendered.all('aws_cloudwatch_event_rule')).map(([id, rule]) => [
    id,
    rule['name'] as string,
  ]);
  const result: Record<string, string[]> = Object.fromEntries(names.map(([, name]) => [name, []]));
  for (const target of Object.values(rendered.all('aws_cloudwatch_event_target'))) {
    const name = names.find(([id]) => (target['rule'] as string).includes(`.${id}.`))?.[1] ?? '';
    result[name]?.push(target['target_id'] as string);
  }
  return result;
}

describe('native endpoints', () => {
  const deploy = () => {
    const stack = newStack();
    const alerting = newAlerting(stack, {
      triggers: [action(), Trigger.importedFindings({ severities: [Severity.CRITICAL] })],
      endpoints: [SnsEndpoint.ilert({ url: URL }), SnsEndpoint.compass({ url: URL })],
    });
    return { stack, alerting };
  };

  test('share one topic and get nothing but openings', () => {
    const { stack } = deploy();
    expect(wiring(stack)).toEqual({
      'on-call-PageOnCall': ['native_topic'],
      'on-call-ImportedFindings': ['native_topic'],
    });
    expect(Object.keys(renderStack(stack).all('aws_sns_topic'))).toHaveLength(1);
  });

  test('use one key for topic and queues', () => {
    const rendered = renderStack(deploy().stack);
    expect(Object.keys(rendered.all('aws_kms_key'))).toEqual([expect.stringMatching(/^OnCall_Key_/)]);
    const keys = Object.values(rendered.all('aws_sqs_queue')).map((queue) =>
      readable(queue['kms_master_key_id'] as string),
    );
    expect(keys).toEqual(Array(3).fill('<aws_kms_key.OnCall_Key.arn>'));
  });

  test('read account, Region and partition once', () => {
    const data = renderStack(deploy().stack).json.data ?? {};
    expect(Object.values(data).map((blocks) => Object.keys(blocks).length)).toEqual([1, 1, 1]);
  });

  test('make neither ledger nor webhook', () => {
    const { stack } = deploy();
    expect(renderStack(stack).all('aws_dynamodb_table')).toEqual({});
    expect(renderStack(stack).all('aws_apigatewayv2_api')).toEqual({});
  });

  test('show what was made', () => {
    const { alerting } = deploy();
    expect(alerting.customActions).toHaveLength(1);
    expect(alerting.rules.map((rule) => rule.ruleName)).toEqual([
      'on-call-PageOnCall',
      'on-call-ImportedFindings',
    ]);
    expect(alerting.subscriptions).toHaveLength(2);
    expect(alerting.syncBackRoles).toEqual([]);
    expect(alerting.deadLetterQueues.map((queue) => queue.queueName)).toEqual([
      'on-call-events-dead-letters',
      'on-call-ilert-dead-letters',
      'on-call-compass-dead-letters',
    ]);
    expect(alerting.alertTopic).toBeInstanceOf(AlertTopic);
  });
});

describe('API endpoints', () => {
  test('get the follow-ups too', () => {
    const stack = newStack();
    const endpoint = new QueueEndpoint('api');
    newAlerting(stack, {
      triggers: [action(), Trigger.importedFindings()],
      endpoints: [endpoint, SnsEndpoint.ilert({ url: URL })],
    });
    expect(wiring(stack)).toEqual({
      'on-call-PageOnCall': ['api', 'native_topic'],
      'on-call-PageOnCall-follow-ups': ['api'],
      'on-call-ImportedFindings': ['api', 'native_topic'],
      'on-call-ImportedFindings-follow-ups': ['api'],
    });
    expect(endpoint.allowed.sort()).toEqual(Object.keys(wiring(stack)).sort());
  });

  test('can do without', () => {
    const stack = newStack();
    newAlerting(stack, {
      triggers: [Trigger.importedFindings()],
      endpoints: [new QueueEndpoint('api', false)],
    });
    expect(wiring(stack)).toEqual({ 'on-call-ImportedFindings': ['api'] });
  });

  test('beyond five take a second rule with the same pattern', () => {
    const stack = newStack();
    const endpoints = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => new QueueEndpoint(id, false));
    newAlerting(stack, { triggers: [Trigger.importedFindings()], endpoints });
    expect(wiring(stack)).toEqual({
      'on-call-ImportedFindings': ['a', 'b', 'c', 'd', 'e'],
      'on-call-ImportedFindings-2': ['f'],
    });
    const patterns = Object.values(renderStack(stack).all('aws_cloudwatch_event_rule')).map(
      (rule) => rule['event_pattern'],
    );
    expect(new Set(patterns)).toEqual(new Set([FindingPattern.openings().json]));
  });
});

test('arrays are sugar for add…, in any order', () => {
  const [declared, added] = [newStack(), newStack()];
  newAlerting(declared, {
    triggers: [action()],
    endpoints: [new QueueEndpoint('a'), SnsEndpoint.ilert({ url: URL })],
  });
  const alerting = newAlerting(added);
  alerting.addEndpoint(new QueueEndpoint('a'));
  alerting.addTrigger(action());
  alerting.addEndpoint(SnsEndpoint.ilert({ url: URL }));
  expect(renderStack(added).json).toEqual(renderStack(declared).json);
});

test('an existing key and topic are used', () => {
  const stack = newStack();
  const topicArn = 'arn:aws:sns:eu-central-1:111122223333:alerts';
  const keyArn = 'arn:aws:kms:eu-central-1:111122223333:key/1234';
  newAlerting(stack, {
    key: AlertingKey.fromKeyArn(stack, 'Key', keyArn),
    topic: AlertTopic.fromTopicArn(stack, 'Topic', topicArn),
    triggers: [Trigger.importedFindings()],
    endpoints: [SnsEndpoint.ilert({ url: URL })],
  });
  const rendered = renderStack(stack);
  expect([rendered.all('aws_kms_key'), rendered.all('aws_sns_topic')]).toEqual([{}, {}]);
  expect(rendered.one('aws_sns_topic_subscription')).toMatchObject({ topic_arn: topicArn });
  expect(rendered.one('aws_cloudwatch_event_target')).toMatchObject({ arn: topicArn });
});

test('options of rules, roles and tags reach what they are for', () => {
  const stack = newStack();
  const syncBack = { principalArns: ['arn:aws:iam::444455556666:root'], externalId: 'issued' };
  newAlerting(stack, {
    rules: { enabled: false, eventBusName: 'security' },
    roleOptions: { path: '/security/' },
    tags: { team: 'security' },
    triggers: [Trigger.importedFindings()],
    endpoints: [SnsEndpoint.generic({ url: URL, syncBack })],
  });
  const rendered = renderStack(stack);
  expect(rendered.one('aws_cloudwatch_event_rule')).toMatchObject({
    state: 'DISABLED',
    event_bus_name: 'security',
  });
  expect(rendered.one('aws_iam_role')).toMatchObject({ path: '/security/' });
  const taggable = [
    'aws_cloudwatch_event_rule',
    'aws_sns_topic',
    'aws_sqs_queue',
    'aws_kms_key',
    'aws_iam_role',
  ];
  const tags = taggable.flatMap((type) => Object.values(rendered.all(type)).map((block) => block['tags']));
  expect(tags).toEqual(tags.map(() => ({ team: 'security' })));
});

test('hazards of a trigger are warnings', () => {
  const stack = newStack();
  newAlerting(stack, {
    triggers: [Trigger.importedFindings({ workflowStatuses: [WorkflowStatus.NOTIFIED] })],
  });
  expect(annotations(stack, 'warn')).toEqual([expect.stringContaining('takes more than NEW')]);
});

describe('problems', () => {
  test('of the whole, its triggers and its endpoints are told together', () => {
    const attempt = () =>
      newAlerting(newStack(), {
        name: '1 name',
        roleOptions: { path: 'x' },
        triggers: [action(), Trigger.importedFindings({ regions: ['x'] }), action()],
        endpoints: [SnsEndpoint.ilert({ url: 'x' }), new QueueEndpoint('ILERT', true, ['`key` is wrong'])],
      });
    expect(attempt).toThrow(
      'test/OnCall: ' +
        '\n  - `name` must be 1 to 30 letters, digits and `-`, beginning with a letter, got: "1 name"' +
        '\n  - `roleOptions.path` must be a path that begins and ends with `/`, got: "x"' +
        '\n  - triggers[1]: `regions[0]` must be an AWS Region such as eu-central-1, got: "x"' +
        '\n  - triggers[2]: `triggerId` must be unique, got a second: "PageOnCall"; set `triggerId` on one of them' +
        '\n  - endpoints[0]: `url` must be an https:// URL without user name and password, got: …' +
        '\n  - endpoints[1]: `key` is wrong' +
        '\n  - endpoints[1]: `endpointId` must be unique, got a second: "ILERT"; set `endpointId` on one of them',
    );
  });

  test('of what is added later', () => {
    const alerting = newAlerting(newStack(), { triggers: [action()], endpoints: [new QueueEndpoint('a')] });
    expect(() => alerting.addTrigger(action())).toThrow(
      'test/OnCall: triggers[1]: `triggerId` must be unique',
    );
    expect(() => alerting.addEndpoint(new QueueEndpoint('a'))).toThrow(
      'test/OnCall: endpoints[1]: `endpointId` must be unique',
    );
  });

  test('make nothing', () => {
    const stack = newStack();
    expect(() => newAlerting(stack, { name: '-', triggers: [action()] })).toThrow();
    expect(renderStack(stack).json.resource).toBeUndefined();
  });
});

describe('both products named Security Hub', () => {
  const both = [Trigger.importedFindings(), Trigger.importedFindingsV2()];
  const native = SnsEndpoint.ilert({ url: URL });
  const again = expect.stringMatching(
    /^A native endpoint gets findings as they are imported: it alerts again/,
  );
  const twice = expect.stringMatching(
    /^A native endpoint gets the findings of Security Hub CSPM and of Security/,
  );

  test('warn once when they go to a native endpoint, in whatever order', () => {
    const stack = newStack();
    const alerting = newAlerting(stack, { triggers: both });
    expect(annotations(stack, 'warn')).toEqual([]);
    alerting.addEndpoint(native);
    alerting.addEndpoint(SnsEndpoint.compass({ url: URL }));
    expect(annotations(stack, 'warn')).toEqual([again, twice]);
  });

  test('warn when the second product is added', () => {
    const stack = newStack();
    newAlerting(stack, { endpoints: [native], triggers: both.slice(1) }).addTrigger(
      Trigger.importedFindings(),
    );
    expect(annotations(stack, 'warn')).toEqual([again, twice]);
  });

  test.each<[string, Partial<SecurityHubAlertingProps>]>([
    ['one product leads', { endpoints: [native], triggers: [action(), Trigger.importedFindingsV2()] }],
    ['the endpoint tells copies apart', { endpoints: [new QueueEndpoint('api')], triggers: both }],
  ])('do not warn when %s', (_, props) => {
    const stack = newStack();
    newAlerting(stack, props);
    expect(annotations(stack, 'warn')).not.toContainEqual(twice);
  });
});

describe('findings as they are imported', () => {
  const again =
    'A native endpoint gets findings as they are imported: it alerts again with every update of a finding that is still ' +
    'open, for each control of Security Hub at least once a day. Send imported findings to an API endpoint, which ' +
    'knows what it has sent, and keep the native one for custom actions.';

  test.each([Trigger.importedFindings(), Trigger.importedFindingsV2()])(
    'warn of repetitions at a native endpoint: %#',
    (trigger) => {
      const stack = newStack();
      newAlerting(stack, { endpoints: [SnsEndpoint.ilert({ url: URL })], triggers: [trigger] });
      expect(annotations(stack, 'warn')).toEqual([again]);
    },
  );

  test.each<[string, Partial<SecurityHubAlertingProps>]>([
    ['an API endpoint', { endpoints: [new QueueEndpoint('api')], triggers: [Trigger.importedFindings()] }],
    ['a custom action', { endpoints: [SnsEndpoint.ilert({ url: URL })], triggers: [action()] }],
  ])('do not warn for %s', (_, props) => {
    const stack = newStack();
    newAlerting(stack, props);
    expect(annotations(stack, 'warn')).toEqual([]);
  });
});

test.each([
  [
    {},
    /may not read them: an event that has waited long .* closed by then\. Set `securityHubV2` of pagerduty/,
  ],
  [
    { setNotified: true },
    /and `setNotified` is refused for every one of them\. Set `securityHubV2` of pagerduty/,
  ],
])('findings of V2 to an endpoint with %j that may not read them warn', (options, warning) => {
  const of = (more: object): string[] => {
    const stack = newStack();
    const routingKey = SecretReference.fromParameterName('key');
    newAlerting(stack, {
      triggers: [Trigger.importedFindingsV2()],
      endpoints: [
        new PagerDutyEndpoint({ ...options, ...more, routingKey, function: { codePath: codeFixture() } }),
      ],
    });
    return annotations(stack, 'warn');
  };
  expect(of({})).toEqual([expect.stringMatching(warning)]);
  expect(of({ securityHubV2: true })).toEqual([]);
});

test('the rules of an organization bus take custom actions of every account', () => {
  const stack = newStack();
  const bus = new FindingBus(stack, 'Bus', { name: 'findings', organizationId: 'o-a1b2c3d4e5' });
  newAlerting(stack, {
    rules: { eventBusName: bus.busName },
    triggers: [
      Trigger.customAction({ customActionId: 'PageOnCall', includeForwarded: true, followUps: false }),
    ],
    endpoints: [SnsEndpoint.ilert({ url: URL })],
  });
  const rule = renderStack(stack).one('aws_cloudwatch_event_rule');
  expect(readable(rule['event_bus_name'] as string)).toBe('<aws_cloudwatch_event_bus.Bus.name>');
  expect(JSON.parse(rule['event_pattern'] as string)).toMatchObject({
    resources: [{ suffix: ':action/custom/PageOnCall' }],
  });
  expect(renderStack(stack).one('aws_cloudwatch_event_target')['event_bus_name']).toBe(
    rule['event_bus_name'],
  );
});

test('a native endpoint gets findings of Security Hub V2 as they are', () => {
  const stack = newStack();
  newAlerting(stack, {
    triggers: [Trigger.importedFindingsV2()],
    endpoints: [SnsEndpoint.ilert({ url: URL })],
  });
  const rendered = renderStack(stack);
  expect(rendered.document('aws_cloudwatch_event_rule', 'event_pattern')).toMatchObject({
    'detail-type': ['Findings Imported V2'],
  });
  const target = rendered.one('aws_cloudwatch_event_target');
  expect(Object.keys(target).filter((name) => name.startsWith('input'))).toEqual([]);
});
