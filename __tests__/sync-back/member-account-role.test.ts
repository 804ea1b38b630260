import { TerraformVariable } from 'cdktf';
import type { MemberAccountRoleProps } from '../../src/sync-back/member-account-role-props';
import { MemberAccountRole } from '../../src/sync-back/member-account-role';
import { newStack, renderStack } from '../helpers/render-stack';

const SYNC_ROLE = 'arn:aws:iam::111122223333:role/on-call-sync';
const HUB = 'arn:<partition>:securityhub:<region>:<account>:hub/default';

const build = (props: Partial<MemberAccountRoleProps> = {}, stack = newStack()) =>
  new MemberAccountRole(stack, 'Member', { syncRoleArn: SYNC_ROLE, ...props });

const render = (props?: Partial<MemberAccountRoleProps>) => {
  const stack = newStack();
  build(props, stack);
  return renderStack(stack);
};

const denied = (sid: string, field: string) => ({
  Sid: sid,
  Effect: 'Deny',
  Action: 'securityhub:BatchUpdateFindings',
  Resource: '*',
  Condition: { Null: { [`securityhub:ASFFSyntaxPath/${field}`]: 'false' } },
});

test('all defaults: trusts the one role and may update findings of its hub', () => {
  const rendered = render();
  expect(rendered.one('aws_iam_role')).toMatchObject({ name: 'SecurityHubAlertingSyncBack' });
  expect(rendered.statements('aws_iam_role', 'assume_role_policy')).toEqual([
    { Sid: 'SyncBackAssumesRole', Effect: 'Allow', Principal: { AWS: SYNC_ROLE }, Action: 'sts:AssumeRole' },
  ]);
  expect(rendered.statements('aws_iam_role_policy')).toEqual([
    {
      Sid: 'ReadAndUpdateFindings',
      Effect: 'Allow',
      Action: ['securityhub:GetFindings', 'securityhub:BatchUpdateFindings'],
      Resource: HUB,
    },
    {
      Sid: 'NeverSuppress',
      Effect: 'Deny',
      Action: 'securityhub:BatchUpdateFindings',
      Resource: '*',
      Condition: { StringEquals: { 'securityhub:ASFFSyntaxPath/Workflow.Status': 'SUPPRESSED' } },
    },
    denied('DenyConfidence', 'Confidence'),
    denied('DenyCriticality', 'Criticality'),
    denied('DenyRelatedFindings', 'RelatedFindings'),
    denied('DenyTypes', 'Types'),
    denied('DenyUserDefinedFieldskey', 'UserDefinedFields.key'),
    denied('DenyUserDefinedFieldsvalue', 'UserDefinedFields.value'),
    denied('DenyVerificationState', 'VerificationState'),
  ]);
});

test('asks for the external id', () => {
  expect(render({ externalId: 'ext' }).statements('aws_iam_role', 'assume_role_policy')[0]).toMatchObject({
    Condition: { StringEquals: { 'sts:ExternalId': 'ext' } },
  });
});

test('directions that are off are denied field by field', () => {
  const statements = render({ workflow: false, severity: false }).statements('aws_iam_role_policy');
  expect(statements).toEqual(
    expect.arrayContaining([
      denied('DenyWorkflowStatus', 'Workflow.Status'),
      denied('DenySeverityLabel', 'Severity.Label'),
      denied('DenySeverityNormalized', 'Severity.Normalized'),
      denied('DenySeverityProduct', 'Severity.Product'),
    ]),
  );
  expect(statements).not.toContainEqual(denied('DenyNoteText', 'Note.Text'));
});

test('updates findings of the Regions that send their events on, and of no other', () => {
  const hub = (region: string) => `arn:<partition>:securityhub:${region}:<account>:hub/default`;
  const statements = render({ regions: ['eu-west-1', 'us-east-1'] }).statements('aws_iam_role_policy');
  const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
  expect(allowed.map(({ Resource }) => Resource)).toEqual([[hub('eu-west-1'), hub('us-east-1')]]);
});

test('findings of Security Hub V2 in several Regions', () => {
  const statements = render({ regions: ['eu-west-1', 'us-east-1'], securityHubV2: true }).statements(
    'aws_iam_role_policy',
  );
  const hub = (region: string, id: string) => `arn:<partition>:securityhub:${region}:<account>:${id}`;
  expect(statements[0]?.Resource).toEqual([
    hub('eu-west-1', 'hub/default'),
    hub('us-east-1', 'hub/default'),
    hub('eu-west-1', 'hubv2/*'),
    hub('us-east-1', 'hubv2/*'),
  ]);
  expect(statements.find(({ Sid }) => Sid === 'NeverSuppressV2')?.Resource).toBe('*');
});

test('its name for the way back has the path', () => {
  expect(build({ roleName: 'sync', roleOptions: { path: '/on-call/' } }).roleName).toBe('on-call/sync');
  expect(build().roleName).toBe('SecurityHubAlertingSyncBack');
});

test('Regions may be known only at apply, but not how many', () => {
  const stack = newStack();
  const region = new TerraformVariable(stack, 'region', { type: 'string' }).stringValue;
  const regions = new TerraformVariable(stack, 'regions', { type: 'list(string)' }).listValue;
  build({ regions: [region] }, stack);
  expect(renderStack(stack).statements('aws_iam_role_policy')[0]?.Resource).toBe(
    'arn:<partition>:securityhub:${var.region}:<account>:hub/default',
  );
  expect(() => build({ regions }, newStack())).toThrow(
    'test/Member: `regions` must be a list that is known at synth; single Regions need not',
  );
});

test('takes a role that is known only at apply', () => {
  const stack = newStack();
  const arn = new TerraformVariable(stack, 'sync_role', { type: 'string' }).stringValue;
  build({ syncRoleArn: arn }, stack);
  const [trust] = renderStack(stack).statements('aws_iam_role', 'assume_role_policy');
  expect(trust?.Principal).toEqual({ AWS: '${var.sync_role}' });
});

test.each<[Partial<MemberAccountRoleProps>, string]>([
  [
    { syncRoleArn: 'arn:aws:iam::1:root' },
    '`syncRoleArn` must be the ARN of a role (arn:aws:iam::ACCOUNT:role/NAME), got: "arn:aws:iam::1:root"',
  ],
  [{ roleName: 'a b' }, '`roleName` must be up to 64 letters, digits and `+=,.@_-`, got: "a b"'],
  [{ externalId: 'x' }, '`externalId` must have 2 to 1224 characters, got 1: "x"'],
  [{ regions: [] }, '`regions` must not be empty: no finding could be updated'],
  [{ regions: ['Ireland'] }, '`regions[0]` must be an AWS Region such as eu-central-1, got: "Ireland"'],
  [
    { workflow: false, note: false, severity: false },
    'one of `workflow`, `note` and `severity` must be on; leave `syncBack` out for none',
  ],
])('refuses %j', (props, message) => {
  expect(() => build(props)).toThrow(`test/Member: ${message}`);
});
