import { TerraformVariable } from 'cdktf';
import type { FindingBusProps } from '../../src/sources/finding-bus-props';
import { FindingBus } from '../../src/sources/finding-bus';
import { newStack, renderStack } from '../helpers/render-stack';

const render = (props: Partial<FindingBusProps>) => {
  const stack = newStack();
  new FindingBus(stack, 'Bus', { name: 'findings', ...props });
  return renderStack(stack);
};

const BUS_ARN = '<aws_cloudwatch_event_bus.Bus.arn>';

test('the accounts of the organization may send findings, and nothing else', () => {
  const rendered = render({ organizationId: 'o-a1b2c3d4e5', tags: { Team: 'security' } });
  expect(rendered.one('aws_cloudwatch_event_bus')).toMatchObject({
    name: 'findings',
    tags: { Team: 'security' },
  });
  expect(rendered.statements('aws_cloudwatch_event_bus_policy')).toEqual([
    {
      Sid: 'AccountsSendFindings',
      Effect: 'Allow',
      Principal: '*',
      Action: 'events:PutEvents',
      Resource: BUS_ARN,
      Condition: {
        StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
        'ForAllValues:StringEquals': { 'events:source': 'aws.securityhub' },
      },
    },
  ]);
});

test('the listed accounts may send findings, in whichever partition', () => {
  expect(
    render({ accountIds: ['111122223333', '444455556666'] }).statements('aws_cloudwatch_event_bus_policy'),
  ).toEqual([
    {
      Sid: 'AccountsSendFindings',
      Effect: 'Allow',
      Principal: {
        AWS: ['arn:<partition>:iam::111122223333:root', 'arn:<partition>:iam::444455556666:root'],
      },
      Action: 'events:PutEvents',
      Resource: BUS_ARN,
      Condition: { 'ForAllValues:StringEquals': { 'events:source': 'aws.securityhub' } },
    },
  ]);
});

test('the longest list of accounts fits into a policy, in the partition with the longest name', () => {
  const accountIds = Array<string>(240).fill('111122223333');
  const policy = render({ accountIds }).one('aws_cloudwatch_event_bus_policy')['policy'] as string;
  const longest = policy
    .replace(/\$\{data\.aws_partition\.[^}]+\}/g, 'aws-us-gov')
    .replace(/\$\{aws_cloudwatch_event_bus[^}]+\}/, 'x'.repeat(330));
  expect(longest.length).toBeLessThanOrEqual(10_240);
});

test('takes an organization that is known only at apply', () => {
  const stack = newStack();
  const organizationId = new TerraformVariable(stack, 'org', { type: 'string' }).stringValue;
  new FindingBus(stack, 'Bus', { name: 'findings', organizationId });
  expect(renderStack(stack).statements('aws_cloudwatch_event_bus_policy')[0]?.Condition).toMatchObject({
    StringEquals: { 'aws:PrincipalOrgID': '${var.org}' },
  });
});

const WHO = 'exactly one of `organizationId` and `accountIds` must be given: they say who may send';

test.each<[Partial<FindingBusProps>, string]>([
  [{}, WHO],
  [{ organizationId: 'o-a1b2c3d4e5', accountIds: ['111122223333'] }, WHO],
  [{ accountIds: [] }, '`accountIds` must not be empty: nobody could send'],
  [
    { accountIds: Array<string>(241).fill('111122223333') },
    '`accountIds` must have at most 240 items, got 241: the policy of a bus has room for no more; use `organizationId`',
  ],
  [{ accountIds: ['*'] }, '`accountIds[0]` must be an AWS account id of 12 digits, got: "*"'],
  [
    { organizationId: '*' },
    '`organizationId` must be the id of an organization such as o-a1b2c3d4e5, got: "*"',
  ],
  [
    { name: 'default', accountIds: ['111122223333'] },
    '`name` must be up to 256 letters, digits, `.`, `_` and `-`, and not `default`, which every account has already, got: "default"',
  ],
])('refuses %j', (props, problem) => {
  expect(() => render(props)).toThrow(`test/Bus: ${problem}`);
});
