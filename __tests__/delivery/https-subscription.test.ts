import { TerraformVariable } from 'cdktf';
import { AlertTopic } from '../../src/delivery/alert-topic';
import { AlertingKey } from '../../src/delivery/alerting-key';
import { DeadLetterQueue } from '../../src/delivery/dead-letter-queue';
import { BackoffFunction } from '../../src/delivery/delivery-retries';
import type { HttpsSubscriptionProps } from '../../src/delivery/https-subscription-props';
import { HttpsSubscription } from '../../src/delivery/https-subscription';
import { annotations, newStack, renderStack } from '../helpers/render-stack';

const TOPIC_ARN = 'arn:aws:sns:eu-central-1:111122223333:alerts';
const topic = AlertTopic.fromTopicArn(newStack(), 'Topic', TOPIC_ARN);
const BASE = { name: 'page', topic, url: 'https://alerts.example.com/sns' };

const newSubscription = (stack = newStack(), props: Partial<HttpsSubscriptionProps> = {}) =>
  new HttpsSubscription(stack, 'Sub', { ...BASE, ...props });

test('all defaults', () => {
  const stack = newStack();
  newSubscription(stack);
  const rendered = renderStack(stack);
  expect(rendered.one('aws_sns_topic_subscription')).toMatchObject({
    topic_arn: TOPIC_ARN,
    protocol: 'https',
    endpoint: BASE.url,
    endpoint_auto_confirms: false,
    raw_message_delivery: false,
  });
  expect(rendered.document('aws_sns_topic_subscription', 'delivery_policy')).toEqual({
    healthyRetryPolicy: {
      numRetries: 20,
      numNoDelayRetries: 0,
      numMinDelayRetries: 3,
      numMaxDelayRetries: 10,
      minDelayTarget: 5,
      maxDelayTarget: 120,
      backoffFunction: 'exponential',
    },
  });
  expect(rendered.document('aws_sns_topic_subscription', 'redrive_policy')).toEqual({
    deadLetterTargetArn: '<aws_sqs_queue.Sub_DeadLetterQueue.arn>',
  });
  expect(annotations(stack, 'warn')).toEqual([]);
});

test('the dead-letter queue takes messages of this topic alone', () => {
  const stack = newStack();
  newSubscription(stack);
  expect(renderStack(stack).statements('aws_sqs_queue_policy')[0]).toEqual({
    Sid: 'AllowSendFromSns',
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: '<aws_sqs_queue.Sub_DeadLetterQueue.arn>',
    Condition: { ArnEquals: { 'aws:SourceArn': [TOPIC_ARN] } },
  });
});

test('each prop', () => {
  const stack = newStack();
  const key = new AlertingKey(stack, 'Key', { name: 'k' });
  const deadLetterQueue = new DeadLetterQueue(stack, 'Dead', { name: 'dead', key });
  newSubscription(stack, {
    deadLetterQueue,
    endpointAutoConfirms: true,
    confirmationTimeoutMinutes: 10,
    maxReceivesPerSecond: 1,
    filterPolicyJson: '{"source":["aws.securityhub"]}',
    retries: {
      numRetries: 5,
      numMinDelayRetries: 0,
      numMaxDelayRetries: 0,
      minDelaySeconds: 1,
      maxDelaySeconds: 9,
      backoffFunction: BackoffFunction.LINEAR,
    },
  });
  const rendered = renderStack(stack);
  expect(rendered.one('aws_sns_topic_subscription')).toMatchObject({
    endpoint_auto_confirms: true,
    confirmation_timeout_in_minutes: 10,
    filter_policy: '{"source":["aws.securityhub"]}',
    filter_policy_scope: 'MessageBody',
  });
  expect(rendered.document('aws_sns_topic_subscription', 'delivery_policy')).toEqual({
    healthyRetryPolicy: {
      numRetries: 5,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      numMaxDelayRetries: 0,
      minDelayTarget: 1,
      maxDelayTarget: 9,
      backoffFunction: 'linear',
    },
    throttlePolicy: { maxReceivesPerSecond: 1 },
  });
  expect(Object.keys(rendered.all('aws_sqs_queue'))).toHaveLength(1);
});

test('raw delivery is a warning', () => {
  const stack = newStack();
  newSubscription(stack, { rawMessageDelivery: true });
  expect(annotations(stack, 'warn')).toEqual([
    'Raw message delivery: SNS does not sign the requests, and the endpoint cannot tell who sent them.',
  ]);
});

test.each([
  'https://alerts.example.com/sns?apiKey=marked-secret',
  'https://alerts.example.com/integration/0123456789abcdef0123456789abcdef/enqueue',
])('a URL that holds a key is a warning, which does not show it: %#', (url) => {
  const stack = newStack();
  newSubscription(stack, { url });
  expect(annotations(stack, 'warn')).toEqual([
    'The URL https://alerts.example.com/… seems to hold a key, which is written into the synthesized JSON: pass the URL as a sensitive TerraformVariable.',
  ]);
});

test('a sensitive variable is none', () => {
  const stack = newStack();
  newSubscription(stack, { url: new TerraformVariable(stack, 'url', { sensitive: true }).stringValue });
  expect(annotations(stack, 'warn')).toEqual([]);
  expect(renderStack(stack).one('aws_sns_topic_subscription')).toMatchObject({ endpoint: '${var.url}' });
});

test.each<[Partial<HttpsSubscriptionProps>, string]>([
  [
    { url: 'http://alerts.example.com/sns?apiKey=marked' },
    '`url` must be an https:// URL without user name and password, got: http://alerts.example.com/…',
  ],
  [
    { url: 'https://user:marked@alerts.example.com/' },
    '`url` must be an https:// URL without user name and password, got: https://alerts.example.com/…',
  ],
  [{ url: 'marked' }, '`url` must be an https:// URL without user name and password, got: …'],
  [{ maxReceivesPerSecond: 0 }, '`maxReceivesPerSecond` must be a whole number from 1 to 100000, got: 0'],
  [
    { endpointAutoConfirms: true, confirmationTimeoutMinutes: 61 },
    '`confirmationTimeoutMinutes` must be a whole number from 1 to 60, got: 61',
  ],
  [
    { endpointAutoConfirms: false, confirmationTimeoutMinutes: 5 },
    '`confirmationTimeoutMinutes` works only with `endpointAutoConfirms: true`',
  ],
  [{ filterPolicyJson: '[]' }, '`filterPolicyJson` must be a JSON object, got: "[]"'],
  [{ filterPolicyJson: '{' }, '`filterPolicyJson` must be a JSON object, got: "{"'],
  [{ retries: { numRetries: 101 } }, '`retries.numRetries` must be a whole number from 0 to 100, got: 101'],
  [
    { retries: { minDelaySeconds: 0 } },
    '`retries.minDelaySeconds` must be a whole number from 1 to 3600, got: 0',
  ],
  [
    { retries: { minDelaySeconds: 200 } },
    '`retries.minDelaySeconds` must be at most `retries.maxDelaySeconds`, got: 200 > 120',
  ],
  [
    { retries: { numRetries: 5 } },
    '`retries.numRetries` must be at least 13, the sum of the retries without, with the least and with the longest delay, got: 5',
  ],
  [
    { retries: { maxDelaySeconds: 600 } },
    '`retries` must take at most 3600 s in all, got up to 8133 s: lower counts or delays',
  ],
])('refuses %j', (props, problem) => {
  const attempt = () => newSubscription(newStack(), props);
  expect(attempt).toThrow(`test/Sub: ${problem}`);
  expect(attempt).not.toThrow('marked@');
});
