import type { TerraformStack } from 'cdktf';
import { AlertLedger } from '../../src/delivery/alert-ledger';
import { AlertTopic } from '../../src/delivery/alert-topic';
import { AlertingKey } from '../../src/delivery/alerting-key';
import { DeadLetterQueue } from '../../src/delivery/dead-letter-queue';
import { newStack, renderStack } from '../helpers/render-stack';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234';
const TOPIC = 'arn:aws:sns:eu-central-1:111122223333:alerts';
const TABLE = 'arn:aws:dynamodb:eu-central-1:111122223333:table/alerts';

const key = (stack: TerraformStack) => AlertingKey.fromKeyArn(stack, 'Key', KEY);

const PUBLISH = ['sns:Publish'];
const READ = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:Scan'];
const CONSUME = [
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:ReceiveMessage',
];
const ENCRYPT = ['kms:Decrypt', 'kms:GenerateDataKey'];
const DECRYPT = ['kms:Decrypt'];

type Grant = (stack: TerraformStack) => {
  grant: (scope: TerraformStack, id: string, role: string) => unknown;
};

test.each<[string, Grant, resources: string[], actions: string[], keyActions: string[] | undefined]>([
  [
    'publishing to a new topic',
    (stack) => {
      const topic = new AlertTopic(stack, 'Topic', { name: 'alerts', key: key(stack) });
      return { grant: topic.grantPublish.bind(topic) };
    },
    ['<aws_sns_topic.Topic.arn>'],
    PUBLISH,
    ENCRYPT,
  ],
  [
    'publishing to an existing topic with a key',
    (stack) => {
      const topic = AlertTopic.fromTopicArn(stack, 'Topic', TOPIC, { keyArn: KEY });
      return { grant: topic.grantPublish.bind(topic) };
    },
    [TOPIC],
    PUBLISH,
    ENCRYPT,
  ],
  [
    'publishing to an existing topic',
    (stack) => {
      const topic = AlertTopic.fromTopicArn(stack, 'Topic', TOPIC);
      return { grant: topic.grantPublish.bind(topic) };
    },
    [TOPIC],
    PUBLISH,
    undefined,
  ],
  [
    'consuming a dead-letter queue',
    (stack) => {
      const queue = new DeadLetterQueue(stack, 'Dead', { name: 'dead', key: key(stack) });
      return { grant: queue.grantConsume.bind(queue) };
    },
    ['<aws_sqs_queue.Dead.arn>'],
    CONSUME,
    DECRYPT,
  ],
  [
    'reading a new ledger',
    (stack) => {
      const ledger = new AlertLedger(stack, 'Ledger', { name: 'alerts', key: key(stack) });
      return { grant: ledger.grantRead.bind(ledger) };
    },
    ['<aws_dynamodb_table.Ledger.arn>', '<aws_dynamodb_table.Ledger.arn>/index/*'],
    READ,
    DECRYPT,
  ],
  [
    'reading an existing ledger',
    (stack) => {
      const ledger = AlertLedger.fromTableArn(stack, 'Ledger', TABLE);
      return { grant: ledger.grantRead.bind(ledger) };
    },
    [TABLE, `${TABLE}/index/*`],
    READ,
    undefined,
  ],
])('%s is granted to a role by a policy of its own', (_, prepare, resources, actions, keyActions) => {
  const stack = newStack();
  prepare(stack).grant(stack, 'Granted', 'my-role');
  const rendered = renderStack(stack);
  expect(rendered.one('aws_iam_role_policy')).toMatchObject({ name: 'Granted', role: 'my-role' });
  const [own, ofKey, ...rest] = rendered.statements('aws_iam_role_policy');
  expect(own).toMatchObject({ Effect: 'Allow', Action: actions, Resource: resources });
  expect(ofKey).toEqual(keyActions && { Sid: 'UseKey', Effect: 'Allow', Action: keyActions, Resource: KEY });
  expect(rest).toEqual([]);
});
