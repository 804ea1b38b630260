import { AlertingKey } from '../../src/delivery/alerting-key';
import type { DeadLetterQueueProps } from '../../src/delivery/dead-letter-queue';
import { DeadLetterQueue } from '../../src/delivery/dead-letter-queue';
import { newStack, renderStack } from '../helpers/render-stack';

const KEY_ARN = 'arn:aws:kms:eu-central-1:111122223333:key/1234';

function newQueue(stack = newStack(), props: Partial<DeadLetterQueueProps> = {}) {
  return new DeadLetterQueue(stack, 'Dead', {
    name: 'dead',
    key: AlertingKey.fromKeyArn(stack, 'Key', KEY_ARN),
    ...props,
  });
}

test('all defaults: encrypted, 14 days, TLS only, nobody sends', () => {
  const stack = newStack();
  newQueue(stack);
  const rendered = renderStack(stack);
  expect(rendered.one('aws_sqs_queue')).toMatchObject({
    name: 'dead',
    kms_master_key_id: KEY_ARN,
    message_retention_seconds: 1_209_600,
  });
  expect(rendered.statements('aws_sqs_queue_policy')).toEqual([
    {
      Sid: 'DenyPlainHttp',
      Effect: 'Deny',
      Principal: '*',
      Action: 'sqs:SendMessage',
      Resource: '<aws_sqs_queue.Dead.arn>',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
});

test('each service sends for its own sources', () => {
  const stack = newStack();
  const queue = newQueue(stack);
  queue.allowSend('events.amazonaws.com', 'rule-1');
  queue.allowSend('events.amazonaws.com', 'rule-2');
  queue.allowSend('events.amazonaws.com', 'rule-1');
  queue.allowSend('sns.amazonaws.com', 'topic');
  const allowed = renderStack(stack)
    .statements('aws_sqs_queue_policy')
    .filter(({ Effect }) => Effect === 'Allow')
    .map(({ Principal, Condition }) => ({ Principal, Condition }));
  expect(allowed).toEqual([
    {
      Principal: { Service: 'events.amazonaws.com' },
      Condition: { ArnEquals: { 'aws:SourceArn': ['rule-1', 'rule-2'] } },
    },
    { Principal: { Service: 'sns.amazonaws.com' }, Condition: { ArnEquals: { 'aws:SourceArn': ['topic'] } } },
  ]);
});

test('each prop', () => {
  const stack = newStack();
  newQueue(stack, { retentionDays: 1, tags: { team: 'security' } });
  expect(renderStack(stack).one('aws_sqs_queue')).toMatchObject({
    message_retention_seconds: 86_400,
    tags: { team: 'security' },
  });
});

test.each<[Partial<DeadLetterQueueProps>, string]>([
  [
    { name: 'dead.fifo' },
    '`name` must be up to 80 letters, digits, `_` and `-` (EventBridge and SNS accept no FIFO dead-letter queue), got: "dead.fifo"',
  ],
  [{ retentionDays: 0 }, '`retentionDays` must be a whole number from 1 to 14, got: 0'],
  [{ retentionDays: 15 }, '`retentionDays` must be a whole number from 1 to 14, got: 15'],
])('refuses %j', (props, problem) => {
  expect(() => newQueue(newStack(), props)).toThrow(`test/Dead: ${problem}`);
});
