import { TerraformVariable } from 'cdktf';
import type { MemberAccountRoleProps } from '../../src/sync-back/member-account-role';
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
  Resource: HUB,
  Condition: { Null: { [`securityhub:ASFFSyntaxPath/${field}`]: 'false' } },
});

test('all defaults: trusts the one role and may update findings of its hub', () => {
  const rendered = render();
  expect(rendered.one('aws_iam_role')).toMatchObject({ name: 'SecurityHubAlertingSyncBack' });
  expect(rendered.statements('aws_iam_role', 'assume_role_policy')).toEqual([
    { Sid: 'SyncBackAssumesRole', Effect: 'Allow', Principal: { AWS: SYNC_ROLE }, Action: 'sts:AssumeRole' },
  ]);
  expect(rendered.statements('aws_iam_role_policy')).toEqual([
    { Sid: 'UpdateFindings', Effect: 'Allow', Action: 'securityhub:BatchUpdateFindings', Resource: HUB },
    {
      Sid: 'NeverSuppress',
      Effect: 'Deny',
      Action: 'securityhub:BatchUpdateFindings',
      Resource: HUB,
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

test('its name for the way back has the path', () => {
  expect(build({ roleName: 'sync', roleOptions: { path: '/on-call/' } }).roleName).toBe('on-call/sync');
  expect(build().roleName).toBe('SecurityHubAlertingSyncBack');
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
  [
    { workflow: false, note: false, severity: false },
    'one of `workflow`, `note` and `severity` must be on; leave `syncBack` out for none',
  ],
])('refuses %j', (props, message) => {
  expect(() => build(props)).toThrow(`test/Member: ${message}`);
});
