import { Testing } from 'cdktf';
import { AlertingStack } from '../../src/app/alerting-stack';
import type { AlertingConfig } from '../../src/app/config/alerting-config';
import { loadConfig } from '../../src/app/config/load-config';
import { MemberStack } from '../../src/app/member-stack';
import { annotations, renderStack, type RenderedStack } from '../helpers/render-stack';
import { stack, withFile } from './config/fixtures';

const BUS_ARN = 'arn:aws:events:eu-central-1:111122223333:event-bus/findings';
const SYNC_ROLE_ARN = 'arn:aws:iam::111122223333:role/prod-sync';

const config = (member: Record<string, unknown>, prod: Record<string, unknown> = {}) => ({
  stacks: { prod: stack(prod) },
  members: { team: { region: 'eu-west-1', ...member } },
});

const membersOf = (content: unknown): MemberStack[] =>
  MemberStack.addAll(Testing.app(), withFile(content, loadConfig));

const render = (member: Record<string, unknown>): RenderedStack[] =>
  membersOf(config(member)).map(renderStack);

const one = (member: Record<string, unknown>): RenderedStack => render(member)[0] as RenderedStack;

test('a member sends its events on and has the menu entry', () => {
  const rendered = one({ sendTo: BUS_ARN, customActions: [{ customActionId: 'PageOnCall', name: 'Page' }] });
  expect(rendered.one('aws_cloudwatch_event_target')['arn']).toBe(BUS_ARN);
  expect(rendered.one('aws_cloudwatch_event_rule')['name']).toBe('team-send');
  expect(rendered.one('aws_securityhub_action_target')).toMatchObject({
    identifier: 'PageOnCall',
    name: 'Page',
  });
});

test.each<[Record<string, unknown>, string[]]>([
  [{}, ['Custom Action', 'Insight Results', 'Imported', 'Imported V2']],
  [{ sendImported: false }, ['Custom Action', 'Insight Results']],
])('a member with %j sends on %j', (props, kinds) => {
  const pattern = one({ sendTo: BUS_ARN, ...props }).document('aws_cloudwatch_event_rule', 'event_pattern');
  const types = (pattern as { 'detail-type': string[] })['detail-type'];
  expect(types.map((type) => type.replace(/^(Security Hub )?(Findings (- )?)?/, ''))).toEqual(kinds);
});

test('each Region is a stack, and the role is made once for all of them', () => {
  const [first, second] = render({
    region: undefined,
    regions: ['eu-west-1', 'us-east-1'],
    sendTo: BUS_ARN,
    memberRole: { syncRoleArn: SYNC_ROLE_ARN, roleName: 'findings' },
  });
  expect(first?.one('aws_iam_role', 'MemberRole')['name']).toBe('findings');
  expect(first?.statements('aws_iam_role_policy', 'policy', 'MemberRole')[0]?.Resource).toEqual([
    'arn:<partition>:securityhub:eu-west-1:<account>:hub/default',
    'arn:<partition>:securityhub:us-east-1:<account>:hub/default',
  ]);
  expect(Object.keys(second?.all('aws_iam_role') ?? {})).toEqual([expect.stringMatching(/^Sender_Role/)]);
});

test('the role trusts the one that updates findings, with an external id from outside of the file', () => {
  const rendered = one({
    rolePath: '/on-call/',
    memberRole: { syncRoleArn: SYNC_ROLE_ARN, externalId: { variable: 'external_id' }, severity: false },
  });
  expect(rendered.one('aws_iam_role')).toMatchObject({ path: '/on-call/' });
  expect(rendered.statements('aws_iam_role', 'assume_role_policy')).toMatchObject([
    {
      Principal: { AWS: SYNC_ROLE_ARN },
      Condition: { StringEquals: { 'sts:ExternalId': '${var.external_id}' } },
    },
  ]);
  const denied = rendered.statements('aws_iam_role_policy').map(({ Sid }) => Sid);
  expect(denied).toContain('DenySeverityLabel');
  expect(rendered.json).toHaveProperty('output.member_role_arn.value');
});

test('each stack has a provider, a state and a range of provider versions', () => {
  const rendered = one({ sendTo: BUS_ARN, allowedAccountIds: ['444455556666'], tags: { team: 'sec' } });
  expect(rendered.json).toMatchObject({
    provider: { aws: [{ region: 'eu-west-1', allowed_account_ids: ['444455556666'] }] },
    terraform: {
      backend: { local: { path: 'terraform.team.tfstate' } },
      required_providers: { aws: { version: '>= 5.100.0, < 7.0.0' } },
    },
  });
});

describe('sources', () => {
  const sources = {
    products: ['Inspector', 'arn:aws:securityhub:eu-west-1:999988887777:product/acme/scanner'],
    findingAggregator: { linking: 'SPECIFIED_REGIONS', regions: ['us-east-1'] },
  };
  const alertingStack = (props: Record<string, unknown>) => {
    const [made] = AlertingStack.addAll(
      Testing.app(),
      withFile({ stacks: { prod: stack(props) } }, loadConfig) satisfies AlertingConfig,
    );
    return made as AlertingStack;
  };

  test.each([
    ['an environment', (props: Record<string, unknown>) => renderStack(alertingStack(props))],
    ['a member', one],
  ])('%s switches products and the aggregator on, and not Security Hub', (_, build) => {
    const rendered = build({ sources });
    const arns = Object.values(rendered.all('aws_securityhub_product_subscription')).map(
      (product) => product['product_arn'],
    );
    expect(arns).toEqual([expect.stringMatching(/:product\/aws\/inspector$/), sources.products[1]]);
    expect(rendered.one('aws_securityhub_finding_aggregator')).toMatchObject({
      linking_mode: 'SPECIFIED_REGIONS',
      specified_regions: ['us-east-1'],
    });
    expect(rendered.all('aws_securityhub_account')).toEqual({});
  });

  test.each([
    ['an environment', (props: Record<string, unknown>) => alertingStack(props)],
    ['a member', (props: Record<string, unknown>) => membersOf(config(props))[0] as MemberStack],
  ])('%s that switches Security Hub on warns, and does the rest after it', (_, build) => {
    const made = build({ sources: { ...sources, enableSecurityHub: true } });
    expect(annotations(made, 'warn')).toContainEqual(expect.stringMatching(/^This stack owns Security Hub/));
    const rendered = renderStack(made);
    const dependents = [
      ...Object.values(rendered.all('aws_securityhub_product_subscription')),
      rendered.one('aws_securityhub_finding_aggregator'),
    ];
    for (const { depends_on } of dependents) {
      expect(depends_on).toEqual([expect.stringMatching(/^aws_securityhub_account\./)]);
    }
  });
});

describe('a bus of its own', () => {
  const prod = (props: Record<string, unknown>) =>
    renderStack(
      AlertingStack.addAll(
        Testing.app(),
        withFile({ stacks: { prod: stack(props) } }, loadConfig),
      )[0] as AlertingStack,
    );

  test('is made for the organization, and the rules are on it', () => {
    const rendered = prod({ findingBus: { name: 'findings', organizationId: 'o-a1b2c3d4e5' } });
    expect(rendered.one('aws_cloudwatch_event_bus')['name']).toBe('findings');
    expect(rendered.one('aws_cloudwatch_event_rule')['event_bus_name']).toMatch(
      /^\$\{aws_cloudwatch_event_bus\.FindingBus_/,
    );
    expect(rendered.json).toHaveProperty('output.finding_bus_arn');
  });

  test('exists already', () => {
    const rendered = prod({ eventBusName: 'findings' });
    expect(rendered.one('aws_cloudwatch_event_rule')['event_bus_name']).toBe('findings');
    expect(rendered.all('aws_cloudwatch_event_bus')).toEqual({});
    expect(rendered.json).not.toHaveProperty('output.finding_bus_arn');
  });
});

test('triggers and the way back know about other accounts and Regions', () => {
  const [made] = AlertingStack.addAll(
    Testing.app(),
    withFile(
      {
        stacks: {
          prod: stack({
            triggers: [
              {
                type: 'customAction',
                customActionId: 'PageOnCall',
                includeForwarded: true,
                followUps: false,
              },
              { type: 'importedFindingsV2', onlyAggregated: true },
            ],
          }),
        },
      },
      loadConfig,
    ),
  );
  const pattern = (id: string) =>
    renderStack(made as AlertingStack).document('aws_cloudwatch_event_rule', 'event_pattern', id);
  expect(pattern('Alerting_Triggers_PageOnCall')).toMatchObject({
    resources: [{ suffix: ':action/custom/PageOnCall' }],
  });
  expect(pattern('Alerting_Triggers_ImportedFindingsV2')).toMatchObject({
    account: ['<account>'],
    region: ['<region>'],
  });
});

test.each<[string, unknown, string]>([
  [
    'nothing to add',
    config({}),
    'members.team: expected at least one of "customActions", "sendTo", "memberRole" and "sources", got none',
  ],
  [
    'no Region',
    config({ region: undefined, sendTo: BUS_ARN }),
    'members.team: expected either "region" or "regions", got neither',
  ],
  [
    'a topic in place of the bus',
    config({ sendTo: 'arn:aws:sns:eu-central-1:111122223333:findings' }),
    'members.team.sendTo: expected an ARN of an event bus (arn:aws:events:<region>:<account>:event-bus/<name>), got "arn:aws:sns:eu-central-1:111122223333:findings"',
  ],
  [
    'no role to trust',
    config({ memberRole: {} }),
    'members.team.memberRole.syncRoleArn: is missing, expected an ARN of an IAM role (arn:aws:iam::<account>:role/<name>)',
  ],
  [
    'the name of an environment',
    { stacks: { prod: stack() }, members: { prod: { region: 'eu-west-1', sendTo: BUS_ARN } } },
    'stacks: two Terraform stacks would be called prod: rename one',
  ],
  [
    'the state of an environment',
    {
      stacks: { prod: stack({ backend: { type: 's3', bucket: 'b', key: 'k', region: 'eu-west-1' } }) },
      members: {
        team: {
          region: 'eu-west-1',
          sendTo: BUS_ARN,
          backend: { type: 's3', bucket: 'b', key: 'k', region: 'eu-west-1' },
        },
      },
    },
    'members.team.backend.key: team would overwrite the state of prod, put {stack} into the text to keep one state per stack',
  ],
  [
    'two aggregation Regions',
    config({ region: undefined, regions: ['eu-west-1', 'us-east-1'], sources: { findingAggregator: {} } }),
    'members.team.sources.findingAggregator: expected a single Region, got 2: an account has one aggregation Region, put it into an entry of its own',
  ],
  [
    'two buses',
    {
      stacks: { prod: stack({ eventBusName: 'a', findingBus: { name: 'b', accountIds: ['111122223333'] } }) },
    },
    'stacks.prod: expected either "eventBusName" or "findingBus", got both',
  ],
])('refuses %s', (_, content, problem) => {
  expect(() => withFile(content, loadConfig)).toThrow(problem);
});
