import type { CustomActionProps } from '../../src/triggers/custom-action';
import { CustomAction } from '../../src/triggers/custom-action';
import { ACTION_ARN } from '../helpers/hub-events';
import { newStack, renderStack } from '../helpers/render-stack';

test('all defaults', () => {
  const stack = newStack();
  new CustomAction(stack, 'Action', { customActionId: 'PageOnCall' });
  expect(renderStack(stack).one('aws_securityhub_action_target')).toMatchObject({
    identifier: 'PageOnCall',
    name: 'PageOnCall',
    description: 'Send to the on-call tool',
  });
});

test('each prop', () => {
  const stack = newStack();
  const texts = { name: 'Page on-call', description: 'Page the on-call engineer' };
  new CustomAction(stack, 'Action', { customActionId: 'Page1', ...texts });
  expect(renderStack(stack).one('aws_securityhub_action_target')).toMatchObject(texts);
});

test.each<[Partial<CustomActionProps>, string]>([
  [
    { customActionId: 'page-on-call' },
    '`customActionId` must be 1 to 20 letters and digits, got: "page-on-call"',
  ],
  [
    { customActionId: 'a'.repeat(21) },
    `\`customActionId\` must be 1 to 20 letters and digits, got: "${'a'.repeat(21)}"`,
  ],
  [
    { name: 'Page the whole on-call' },
    '`name` must have 1 to 20 characters, got 22: "Page the whole on-call"',
  ],
  [{ description: ' ' }, '`description` must be a text: Security Hub accepts no empty description, got: " "'],
])('refuses %j', (props, problem) => {
  expect(() => new CustomAction(newStack(), 'Action', { customActionId: 'Page', ...props })).toThrow(
    `test/Action: ${problem}`,
  );
});

test('tells all problems at once', () => {
  expect(
    () => new CustomAction(newStack(), 'Action', { customActionId: '-', name: '', description: '' }),
  ).toThrow(
    'test/Action: \n  - `customActionId` must be 1 to 20 letters and digits, got: "-"' +
      '\n  - `name` must have 1 to 20 characters, got 0: ""' +
      '\n  - `description` must be a text: Security Hub accepts no empty description, got: ""',
  );
});

test('one that exists makes no resource', () => {
  const stack = newStack();
  expect(CustomAction.fromCustomActionArn(stack, 'Action', ACTION_ARN).customActionArn).toBe(ACTION_ARN);
  expect(renderStack(stack).all('aws_securityhub_action_target')).toEqual({});
});

test('refuses another ARN', () => {
  expect(() =>
    CustomAction.fromCustomActionArn(newStack(), 'Action', 'arn:aws:sns:eu-central-1:1:t'),
  ).toThrow(
    'test/Action: `customActionArn` must be the ARN of a custom action (arn:aws:securityhub:REGION:ACCOUNT:action/custom/ID), got: "arn:aws:sns:eu-central-1:1:t"',
  );
});
