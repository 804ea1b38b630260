import { TerraformVariable } from 'cdktf';
import { FindingRule } from '../../src/delivery/finding-rule';
import type { FindingTargetOptions } from '../../src/delivery/finding-target';
import { FindingTarget } from '../../src/delivery/finding-target';
import { FindingPattern } from '../../src/triggers/finding-pattern';
import { newStack, renderStack } from '../helpers/render-stack';

const ROLE = 'arn:aws:iam::111122223333:role/events';
const FUNCTION = 'arn:aws:lambda:eu-central-1:111122223333:function:f';

const rule = (stack = newStack()) =>
  new FindingRule(stack, 'Rule', { name: 'findings', pattern: FindingPattern.importedFindings() });

test.each<[string, FindingTargetOptions, Record<string, unknown>]>([
  ['arn:aws:sqs:eu-central-1:111122223333:q', {}, {}],
  [
    'arn:aws:sqs:eu-central-1:111122223333:q.fifo',
    { messageGroupId: 'g' },
    { sqs_target: { message_group_id: 'g' } },
  ],
  ['arn:aws:kinesis:eu-central-1:111122223333:stream/s', { roleArn: ROLE }, { role_arn: ROLE }],
  ['arn:aws-cn:states:cn-north-1:111122223333:stateMachine:m', { roleArn: ROLE }, { role_arn: ROLE }],
  ['arn:aws:events:us-east-1:111122223333:event-bus/b', { roleArn: ROLE }, { role_arn: ROLE }],
])('%s', (arn, options, expected) => {
  const stack = newStack();
  rule(stack).addTarget(FindingTarget.fromArn(arn, options));
  expect(renderStack(stack).one('aws_cloudwatch_event_target')).toMatchObject({ arn, ...expected });
});

test('each rule may invoke a function, without a source account', () => {
  const stack = newStack();
  rule(stack).addTarget(FindingTarget.fromFunctionArn(FUNCTION));
  const permission = renderStack(stack).one('aws_lambda_permission');
  expect(permission).toMatchObject({
    action: 'lambda:InvokeFunction',
    function_name: FUNCTION,
    principal: 'events.amazonaws.com',
    source_arn: expect.stringContaining('aws_cloudwatch_event_rule.'),
  });
  expect(permission).not.toHaveProperty('source_account');
});

test('two functions on one rule', () => {
  const stack = newStack();
  const both = rule(stack);
  both.addTarget(FindingTarget.fromFunctionArn(FUNCTION));
  both.addTarget(FindingTarget.fromFunctionArn(`${FUNCTION}2`));
  expect(Object.keys(renderStack(stack).all('aws_lambda_permission'))).toHaveLength(2);
});

test('an ARN that is known only at apply', () => {
  const stack = newStack();
  const arn = new TerraformVariable(stack, 'arn', { type: 'string' });
  rule(stack).addTarget(FindingTarget.fromArn(arn.stringValue));
  expect(renderStack(stack).one('aws_cloudwatch_event_target')).toMatchObject({ arn: '${var.arn}' });
});

test.each<[string, FindingTargetOptions, string]>([
  ['queue', {}, '`targetArn` must be an ARN (arn:aws:SERVICE:…), got: "queue"'],
  [
    'arn:aws:kinesis:eu-central-1:111122223333:stream/s',
    {},
    '`roleArn` is required for a target of kinesis: EventBridge delivers there only with a role',
  ],
  ['arn:aws:sqs:eu-central-1:111122223333:q.fifo', {}, '`messageGroupId` is required for a FIFO queue'],
  [
    'arn:aws:sns:eu-central-1:111122223333:t.fifo',
    {},
    '`targetArn` must be a standard topic: EventBridge cannot deliver to a FIFO topic',
  ],
  [
    'arn:aws:sqs:eu-central-1:111122223333:q',
    { roleArn: 'admin' },
    '`roleArn` must be an ARN of iam (arn:aws:iam:…), got: "admin"',
  ],
])('refuses %s %j', (arn, options, problem) => {
  expect(() => FindingTarget.fromArn(arn, options)).toThrow(`FindingTarget.fromArn: ${problem}`);
});

test('refuses what is no function', () => {
  expect(() => FindingTarget.fromFunctionArn(ROLE)).toThrow(
    `FindingTarget.fromFunctionArn: \`functionArn\` must be an ARN of lambda (arn:aws:lambda:…), got: "${ROLE}"`,
  );
});
