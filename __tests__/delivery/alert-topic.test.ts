import { TerraformVariable } from 'cdktf';
import type { AlertTopicProps } from '../../src/delivery/alert-topic';
import { AlertTopic } from '../../src/delivery/alert-topic';
import { AlertingKey } from '../../src/delivery/alerting-key';
import { FindingRule } from '../../src/delivery/finding-rule';
import { FindingPattern } from '../../src/triggers/finding-pattern';
import { newStack, renderStack } from '../helpers/render-stack';

const KEY_ARN = 'arn:aws:kms:eu-central-1:111122223333:key/1234';
const TOPIC_ARN = 'arn:aws:sns:eu-central-1:111122223333:alerts';
const pattern = FindingPattern.importedFindings();

const DENY_PLAIN_HTTP = {
  Sid: 'DenyPlainHttp',
  Effect: 'Deny',
  Principal: '*',
  Action: 'sns:Publish',
  Resource: '<aws_sns_topic.Topic.arn>',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

test('all defaults: its own key, signatures of SHA-256', () => {
  const stack = newStack();
  new AlertTopic(stack, 'Topic', { name: 'alerts' });
  const rendered = renderStack(stack);
  expect(rendered.one('aws_sns_topic')).toMatchObject({
    name: 'alerts',
    signature_version: 2,
    kms_master_key_id: expect.stringContaining('aws_kms_key.Topic_Key_'),
  });
  expect(rendered.one('aws_kms_alias')).toMatchObject({ name: 'alias/alerts' });
  expect(rendered.statements('aws_sns_topic_policy')).toEqual([DENY_PLAIN_HTTP]);
});

test('exactly its rules may publish', () => {
  const stack = newStack();
  const topic = new AlertTopic(stack, 'Topic', { name: 'alerts' });
  new FindingRule(stack, 'A', { name: 'a', pattern, targets: [topic] });
  new FindingRule(stack, 'B', { name: 'b', pattern, targets: [topic] });
  new FindingRule(stack, 'Other', { name: 'other', pattern });
  expect(renderStack(stack).statements('aws_sns_topic_policy')).toEqual([
    {
      Sid: 'AllowPublishFromRules',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sns:Publish',
      Resource: '<aws_sns_topic.Topic.arn>',
      Condition: {
        ArnEquals: {
          'aws:SourceArn': ['<aws_cloudwatch_event_rule.A.arn>', '<aws_cloudwatch_event_rule.B.arn>'],
        },
        StringEquals: { 'aws:SourceAccount': '<account>' },
      },
    },
    DENY_PLAIN_HTTP,
  ]);
});

test('a rule delivers only after the policy lets it', () => {
  const stack = newStack();
  const topic = new AlertTopic(stack, 'Topic', { name: 'alerts' });
  new FindingRule(stack, 'Rule', { name: 'r', pattern, targets: [topic] });
  expect(renderStack(stack).one('aws_cloudwatch_event_target')['depends_on']).toEqual([
    expect.stringMatching(/^aws_sqs_queue_policy\.Rule_DeadLetterQueue_Policy_/),
    expect.stringMatching(/^aws_sns_topic_policy\.Topic_Policy_/),
  ]);
});

test('each prop', () => {
  const stack = newStack();
  const props = { displayName: 'Security', signatureVersion: 1, tags: { team: 'security' } };
  new AlertTopic(stack, 'Topic', {
    name: 'alerts',
    key: AlertingKey.fromKeyArn(stack, 'Key', KEY_ARN),
    ...props,
  });
  const rendered = renderStack(stack);
  expect(rendered.one('aws_sns_topic')).toMatchObject({
    display_name: 'Security',
    signature_version: 1,
    kms_master_key_id: KEY_ARN,
    tags: { team: 'security' },
  });
  expect(rendered.all('aws_kms_key')).toEqual({});
});

const managed = { keyArn: 'alias/aws/sns', allowService: () => undefined, allowLogGroup: () => undefined };

test.each<[Partial<AlertTopicProps>, string]>([
  [
    { name: 'alerts.fifo' },
    '`name` must be up to 256 letters, digits, `_` and `-` (a FIFO topic has no HTTPS subscribers), got: "alerts.fifo"',
  ],
  [
    { key: managed },
    '`key.keyArn` must be a customer-managed key: EventBridge cannot use an AWS managed one; leave `key` out for a new key, got: "alias/aws/sns"',
  ],
  [{ signatureVersion: 3 }, '`signatureVersion` must be a whole number from 1 to 2, got: 3'],
  [{ displayName: 'a\nb' }, '`displayName` must be one line of up to 100 characters, got: "a\\nb"'],
])('refuses %j', (props, problem) => {
  expect(() => new AlertTopic(newStack(), 'Topic', { name: 'alerts', ...props })).toThrow(problem);
});

test('one that exists is left as it is', () => {
  const stack = newStack();
  const topic = AlertTopic.fromTopicArn(stack, 'Topic', TOPIC_ARN);
  new FindingRule(stack, 'Rule', { name: 'r', pattern, targets: [topic] });
  const rendered = renderStack(stack);
  expect(rendered.one('aws_cloudwatch_event_target')).toMatchObject({ arn: TOPIC_ARN });
  expect(rendered.all('aws_sns_topic_policy')).toEqual({});
});

test('one whose ARN is known only at apply', () => {
  const arn = new TerraformVariable(newStack(), 'arn', { type: 'string' }).stringValue;
  expect(AlertTopic.fromTopicArn(newStack(), 'Topic', arn).targetArn).toBe(arn);
});

test.each([
  ['alerts', '`topicArn` must be an ARN of sns (arn:aws:sns:…), got: "alerts"'],
  [
    `${TOPIC_ARN}.fifo`,
    `\`topicArn\` must be a standard topic: a FIFO topic has no HTTPS subscribers, got: "${TOPIC_ARN}.fifo"`,
  ],
])('refuses the topic %s', (arn, problem) => {
  expect(() => AlertTopic.fromTopicArn(newStack(), 'Topic', arn)).toThrow(`test/Topic: ${problem}`);
});
