import { AlertingKey } from '../../src/delivery/alerting-key';
import { KEY_ADMINISTRATION } from '../../src/delivery/private/key-administration';
import { newStack, renderStack } from '../helpers/render-stack';

const KEY_ARN = 'arn:aws:kms:eu-central-1:111122223333:key/1234';

test('all defaults: rotated, for EventBridge and SNS without a condition on the source', () => {
  const stack = newStack();
  new AlertingKey(stack, 'Key', { name: 'alerts' });
  const rendered = renderStack(stack);
  expect(rendered.one('aws_kms_key')).toMatchObject({
    description: 'Security Hub alerts: alerts',
    enable_key_rotation: true,
    deletion_window_in_days: 30,
  });
  expect(rendered.statements('aws_kms_key')).toEqual([
    {
      Sid: 'AccountAdministersKey',
      Effect: 'Allow',
      Principal: { AWS: 'arn:<partition>:iam::<account>:root' },
      Action: KEY_ADMINISTRATION,
      Resource: '*',
    },
    {
      Sid: 'ServicesUseKey',
      Effect: 'Allow',
      Principal: { Service: ['events.amazonaws.com', 'sns.amazonaws.com'] },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: '*',
    },
  ]);
});

test('the account keeps the power to change the policy', () => {
  expect(KEY_ADMINISTRATION).toContain('kms:PutKeyPolicy');
});

test('another service, allowed after the key was made', () => {
  const stack = newStack();
  const key = new AlertingKey(stack, 'Key', { name: 'alerts' });
  key.allowService('cloudwatch.amazonaws.com');
  key.allowService('cloudwatch.amazonaws.com');
  expect(renderStack(stack).statements('aws_kms_key')[1]?.Principal).toEqual({
    Service: ['cloudwatch.amazonaws.com', 'events.amazonaws.com', 'sns.amazonaws.com'],
  });
});

test('each prop', () => {
  const stack = newStack();
  new AlertingKey(stack, 'Key', { name: 'team/alerts', deletionWindowDays: 7, tags: { team: 'security' } });
  const rendered = renderStack(stack);
  expect(rendered.one('aws_kms_key')).toMatchObject({
    deletion_window_in_days: 7,
    tags: { team: 'security' },
  });
  expect(rendered.one('aws_kms_alias')).toMatchObject({ name: 'alias/team/alerts' });
});

test.each([
  [
    { name: 'aws/sns' },
    '`name` must be letters, digits, `/`, `_` and `-`, not beginning with `aws/`, got: "aws/sns"',
  ],
  [{ deletionWindowDays: 6 }, '`deletionWindowDays` must be a whole number from 7 to 30, got: 6'],
  [{ deletionWindowDays: 31 }, '`deletionWindowDays` must be a whole number from 7 to 30, got: 31'],
])('refuses %j', (props, problem) => {
  expect(() => new AlertingKey(newStack(), 'Key', { name: 'alerts', ...props })).toThrow(
    `test/Key: ${problem}`,
  );
});

test('one that exists', () => {
  const key = AlertingKey.fromKeyArn(newStack(), 'Key', KEY_ARN);
  key.allowService('sns.amazonaws.com');
  expect(key.keyArn).toBe(KEY_ARN);
});

test.each([
  ['alias/aws/sns', '`keyArn` must be an ARN of kms (arn:aws:kms:…), got: "alias/aws/sns"'],
  [
    'arn:aws:kms:eu-central-1:111122223333:alias/aws/sns',
    '`keyArn` must be the ARN of the key, not of an alias, got: "arn:aws:kms:eu-central-1:111122223333:alias/aws/sns"',
  ],
])('refuses %s', (arn, problem) => {
  expect(() => AlertingKey.fromKeyArn(newStack(), 'Key', arn)).toThrow(`test/Key: ${problem}`);
});
