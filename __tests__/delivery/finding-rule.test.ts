import type { TerraformStack } from 'cdktf';
import { AlertingKey } from '../../src/delivery/alerting-key';
import { DeadLetterQueue } from '../../src/delivery/dead-letter-queue';
import type { FindingRuleProps } from '../../src/delivery/finding-rule';
import { FindingRule } from '../../src/delivery/finding-rule';
import { FindingTarget } from '../../src/delivery/finding-target';
import { FindingPattern } from '../../src/triggers/finding-pattern';
import { annotations, newStack, renderStack } from '../helpers/render-stack';

const PATTERN = FindingPattern.importedFindings();
const QUEUE = 'arn:aws:sqs:eu-central-1:111122223333:findings';

const newRule = (stack: TerraformStack, props: Partial<FindingRuleProps> = {}) =>
  new FindingRule(stack, 'Rule', { name: 'findings', pattern: PATTERN, ...props });

test('all defaults', () => {
  const stack = newStack();
  newRule(stack, { targets: [FindingTarget.fromArn(QUEUE)] });
  const rendered = renderStack(stack);
  expect(rendered.one('aws_cloudwatch_event_rule')).toMatchObject({
    name: 'findings',
    event_pattern: PATTERN.json,
    state: 'ENABLED',
  });
  expect(rendered.one('aws_cloudwatch_event_rule')).not.toHaveProperty('event_bus_name');
  expect(rendered.one('aws_cloudwatch_event_target')).toMatchObject({
    arn: QUEUE,
    target_id: '1',
    retry_policy: { maximum_retry_attempts: 185, maximum_event_age_in_seconds: 86_400 },
  });
  expect(rendered.one('aws_sqs_queue')).toMatchObject({
    name: 'findings-dead-letters',
    message_retention_seconds: 1_209_600,
  });
});

test('the dead-letter queue takes events of this rule alone', () => {
  const stack = newStack();
  newRule(stack);
  expect(renderStack(stack).statements('aws_sqs_queue_policy')[0]).toEqual({
    Sid: 'AllowSendFromEvents',
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: '<aws_sqs_queue.Rule_DeadLetterQueue.arn>',
    Condition: { ArnEquals: { 'aws:SourceArn': ['<aws_cloudwatch_event_rule.Rule.arn>'] } },
  });
});

test('each prop', () => {
  const stack = newStack();
  newRule(stack, {
    description: 'High findings',
    enabled: false,
    eventBusName: 'security',
    maximumRetryAttempts: 0,
    maximumEventAgeSeconds: 60,
    tags: { team: 'security' },
    targets: [FindingTarget.fromArn(QUEUE)],
  });
  const rendered = renderStack(stack);
  expect(rendered.one('aws_cloudwatch_event_rule')).toMatchObject({
    description: 'High findings',
    state: 'DISABLED',
    event_bus_name: 'security',
    tags: { team: 'security' },
  });
  expect(rendered.one('aws_cloudwatch_event_target')).toMatchObject({
    event_bus_name: 'security',
    retry_policy: { maximum_retry_attempts: 0, maximum_event_age_in_seconds: 60 },
  });
  expect(rendered.one('aws_sqs_queue')).toMatchObject({ tags: { team: 'security' } });
});

test('several rules share one dead-letter queue', () => {
  const stack = newStack();
  const key = new AlertingKey(stack, 'Key', { name: 'k' });
  const deadLetterQueue = new DeadLetterQueue(stack, 'Dead', { name: 'dead', key });
  ['A', 'B'].forEach((id) => new FindingRule(stack, id, { name: id, pattern: PATTERN, deadLetterQueue }));
  const rendered = renderStack(stack);
  expect(Object.keys(rendered.all('aws_sqs_queue'))).toHaveLength(1);
  expect(rendered.statements('aws_sqs_queue_policy')[0]?.Condition).toEqual({
    ArnEquals: {
      'aws:SourceArn': ['<aws_cloudwatch_event_rule.A.arn>', '<aws_cloudwatch_event_rule.B.arn>'],
    },
  });
});

test('a long pattern is a warning', () => {
  const stack = newStack();
  const accountIds = Array.from({ length: 200 }, (_, index) => String(100_000_000_000 + index));
  newRule(stack, { pattern: FindingPattern.importedFindings({ accountIds }) });
  expect(annotations(stack, 'warn')).toEqual([expect.stringContaining('EventBridge takes 2048')]);
});

test.each<[Partial<FindingRuleProps>, string]>([
  [{ name: 'a b' }, '`name` must be up to 64 letters, digits, `.`, `_` and `-`, got: "a b"'],
  [
    { name: 'a'.repeat(65) },
    `\`name\` must be up to 64 letters, digits, \`.\`, \`_\` and \`-\`, got: "${'a'.repeat(65)}"`,
  ],
  [{ maximumRetryAttempts: 186 }, '`maximumRetryAttempts` must be a whole number from 0 to 185, got: 186'],
  [
    { maximumEventAgeSeconds: 59 },
    '`maximumEventAgeSeconds` must be a whole number from 60 to 86400, got: 59',
  ],
  [
    { maximumEventAgeSeconds: 86_401 },
    '`maximumEventAgeSeconds` must be a whole number from 60 to 86400, got: 86401',
  ],
  [{ description: '' }, '`description` must have 1 to 512 characters, got 0: ""'],
  [{ eventBusName: '' }, '`eventBusName` must be the name or ARN of an event bus, got: ""'],
  [
    { pattern: FindingPattern.importedFindings({ regions: [] }) },
    '`regions` must not be empty: it would match no finding; leave it out to match all',
  ],
  [
    { targets: Array.from({ length: 6 }, () => FindingTarget.fromArn(QUEUE)) },
    '`targets` must have at most 5 items, got 6: put the rest on a second rule',
  ],
])('refuses %j', (props, problem) => {
  expect(() => newRule(newStack(), props)).toThrow(`test/Rule: ${problem}`);
});

test('a sixth target is refused', () => {
  const rule = newRule(newStack(), {
    targets: Array.from({ length: 5 }, () => FindingTarget.fromArn(QUEUE)),
  });
  expect(rule.hasRoom).toBe(false);
  expect(() => rule.addTarget(FindingTarget.fromArn(QUEUE))).toThrow(
    'test/Rule: a rule has at most 5 targets: put the target on a second rule with the same pattern',
  );
});

test('a key beside a dead-letter queue is refused', () => {
  const stack = newStack();
  const key = new AlertingKey(stack, 'Key', { name: 'k' });
  const deadLetterQueue = new DeadLetterQueue(stack, 'Dead', { name: 'dead', key });
  expect(() => newRule(stack, { key, deadLetterQueue })).toThrow(
    '`key` must not be given with `deadLetterQueue`: that queue has its own key',
  );
});
