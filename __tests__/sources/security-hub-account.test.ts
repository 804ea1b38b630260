import { SecurityHubAlerting } from '../../src/alerting/security-hub-alerting';
import { SecurityHubAccount } from '../../src/sources/security-hub-account';
import { Trigger } from '../../src/triggers/trigger';
import { ACTION_ARN } from '../helpers/hub-events';
import { annotations, newStack, renderStack } from '../helpers/render-stack';

test('chooses no standards and warns what destroy does', () => {
  const stack = newStack();
  new SecurityHubAccount(stack, 'Hub');
  expect(renderStack(stack).one('aws_securityhub_account')).toMatchObject({
    enable_default_standards: false,
  });
  expect(annotations(stack, 'warn')).toEqual([
    'This stack owns Security Hub: destroying it switches Security Hub off in this account and Region and deletes its findings, insights and settings.',
  ]);
});

test('with the default standards', () => {
  const stack = newStack();
  new SecurityHubAccount(stack, 'Hub', { enableDefaultStandards: true });
  expect(renderStack(stack).one('aws_securityhub_account')).toMatchObject({ enable_default_standards: true });
});

const triggers = [
  Trigger.customAction({ customActionId: 'PageOnCall' }),
  Trigger.insightResults({ customActionArn: ACTION_ARN, triggerId: 'Insights' }),
];

test('is no part of the whole by default', () => {
  const stack = newStack();
  new SecurityHubAlerting(stack, 'OnCall', { name: 'on-call', triggers });
  const rendered = renderStack(stack);
  expect(rendered.all('aws_securityhub_account')).toEqual({});
  expect(rendered.one('aws_securityhub_action_target')).not.toHaveProperty('depends_on');
});

test('comes before the custom actions', () => {
  const stack = newStack();
  new SecurityHubAlerting(stack, 'OnCall', { name: 'on-call', triggers, enableSecurityHub: true });
  expect(renderStack(stack).one('aws_securityhub_action_target')['depends_on']).toEqual([
    expect.stringMatching(/^aws_securityhub_account\.OnCall_SecurityHub_/),
  ]);
});
