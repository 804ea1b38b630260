import { TerraformVariable } from 'cdktf';
import type { SyncBackRoleProps } from '../../src/sync-back/sync-back-role-props';
import { SyncBackRole } from '../../src/sync-back/sync-back-role';
import { newStack, renderStack } from '../helpers/render-stack';

const PRINCIPAL = 'arn:aws:iam::444455556666:root';
const HUB = 'arn:<partition>:securityhub:<region>:<account>:hub/default';
const HUB_V2 = 'arn:<partition>:securityhub:<region>:<account>:hubv2/*';
const BASE = { roleName: 'vendor', principalArns: [PRINCIPAL], externalId: 'issued-by-vendor' };

const newRole = (stack = newStack(), props: Partial<SyncBackRoleProps> = {}) =>
  new SyncBackRole(stack, 'Role', { ...BASE, ...props });

const denied = (field: string, sid: string, syntax = 'ASFFSyntaxPath') => ({
  Sid: sid,
  Effect: 'Deny',
  Action: 'securityhub:BatchUpdateFindings',
  Resource: '*',
  Condition: { Null: { [`securityhub:${syntax}/${field}`]: 'false' } },
});

const NEVER_WRITTEN = [
  denied('Confidence', 'DenyConfidence'),
  denied('Criticality', 'DenyCriticality'),
  denied('RelatedFindings', 'DenyRelatedFindings'),
  denied('Types', 'DenyTypes'),
  denied('UserDefinedFields.key', 'DenyUserDefinedFieldskey'),
  denied('UserDefinedFields.value', 'DenyUserDefinedFieldsvalue'),
  denied('VerificationState', 'DenyVerificationState'),
];

const NEVER_SUPPRESS = {
  Sid: 'NeverSuppress',
  Effect: 'Deny',
  Action: 'securityhub:BatchUpdateFindings',
  Resource: '*',
  Condition: { StringEquals: { 'securityhub:ASFFSyntaxPath/Workflow.Status': 'SUPPRESSED' } },
};

const readAndUpdate = (hubs: string | string[]) => ({
  Sid: 'ReadAndUpdateFindings',
  Effect: 'Allow',
  Action: ['securityhub:GetFindings', 'securityhub:BatchUpdateFindings'],
  Resource: hubs,
});

const statements = (props: Partial<SyncBackRoleProps> = {}) => {
  const stack = newStack();
  newRole(stack, props);
  return renderStack(stack).statements('aws_iam_role_policy');
};

test('the vendor assumes the role with its external id', () => {
  const stack = newStack();
  const role = newRole(stack);
  const rendered = renderStack(stack);
  expect(rendered.one('aws_iam_role')).toMatchObject({ name: 'vendor', max_session_duration: 3600 });
  expect(rendered.statements('aws_iam_role', 'assume_role_policy')).toEqual([
    {
      Sid: 'VendorAssumesRole',
      Effect: 'Allow',
      Principal: { AWS: [PRINCIPAL] },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': 'issued-by-vendor' } },
    },
  ]);
  expect(role.roleName).toBe('vendor');
});

test('all directions: this hub, nothing but workflow, note and severity', () => {
  expect(statements()).toEqual([readAndUpdate(HUB), NEVER_SUPPRESS, ...NEVER_WRITTEN]);
});

test.each<[Partial<SyncBackRoleProps>, string[]]>([
  [{ workflow: false }, ['Workflow.Status']],
  [{ note: false }, ['Note.Text', 'Note.UpdatedBy']],
  [{ severity: false }, ['Severity.Label', 'Severity.Normalized', 'Severity.Product']],
])('%j denies its fields, one statement each', (props, fields) => {
  const extra = statements(props).filter(({ Sid }) => !statements().some((usual) => usual.Sid === Sid));
  expect(extra).toEqual(fields.map((field) => denied(field, `Deny${field.replace('.', '')}`)));
});

test('Security Hub V2 has its own hub and fields', () => {
  const withV2 = statements({ securityHubV2: true, note: false });
  expect(withV2[0]).toEqual(readAndUpdate([HUB, HUB_V2]));
  expect(withV2.filter(({ Sid }) => Sid.includes('V2'))).toEqual([
    {
      Sid: 'NeverSuppressV2',
      Effect: 'Deny',
      Action: 'securityhub:BatchUpdateFindings',
      Resource: '*',
      Condition: { StringEquals: { 'securityhub:OCSFSyntaxPath/StatusId': '3' } },
    },
    denied('Comment', 'DenyV2Comment', 'OCSFSyntaxPath'),
  ]);
});

test('each prop of the role', () => {
  const stack = newStack();
  newRole(stack, {
    maxSessionDurationSeconds: 7200,
    roleOptions: { path: '/security/', permissionsBoundaryArn: 'arn:aws:iam::111122223333:policy/boundary' },
    tags: { team: 'security' },
  });
  expect(renderStack(stack).one('aws_iam_role')).toMatchObject({
    max_session_duration: 7200,
    path: '/security/',
    permissions_boundary: 'arn:aws:iam::111122223333:policy/boundary',
    tags: { team: 'security' },
  });
});

test('principals that are known only at apply', () => {
  const stack = newStack();
  const principals = new TerraformVariable(stack, 'principals', { type: 'list(string)' });
  newRole(stack, { principalArns: principals.listValue });
  expect(renderStack(stack).one('aws_iam_role')['assume_role_policy']).toContain('"AWS" = var.principals');
});

const EXPECTED_PRINCIPAL =
  "must be the ARN of the vendor's account, role or user (arn:aws:iam::ACCOUNT:root)";

test.each<[Partial<SyncBackRoleProps>, string]>([
  [
    { principalArns: [] },
    '`principalArns` must name who may assume the role; the vendor says which account or role that is',
  ],
  [{ principalArns: ['*'] }, `\`principalArns[0]\` ${EXPECTED_PRINCIPAL}, got: "*"`],
  [
    { principalArns: [PRINCIPAL, '444455556666'] },
    `\`principalArns[1]\` ${EXPECTED_PRINCIPAL}, got: "444455556666"`,
  ],
  [
    { externalId: '' },
    '`externalId` must have 2 to 1224 letters, digits and `+=,.@:/-_`, as the vendor issued it',
  ],
  [
    { externalId: 'a b' },
    '`externalId` must have 2 to 1224 letters, digits and `+=,.@:/-_`, as the vendor issued it',
  ],
  [{ roleName: 'a/b' }, '`roleName` must be up to 64 letters, digits and `+=,.@_-`, got: "a/b"'],
  [
    { maxSessionDurationSeconds: 3599 },
    '`maxSessionDurationSeconds` must be a whole number from 3600 to 43200, got: 3599',
  ],
  [
    { workflow: false, note: false, severity: false },
    'one of `workflow`, `note` and `severity` must be on; leave `syncBack` out for none',
  ],
  [
    { roleOptions: { path: 'security' } },
    '`roleOptions.path` must be a path that begins and ends with `/`, got: "security"',
  ],
  [
    { roleOptions: { permissionsBoundaryArn: 'boundary' } },
    '`roleOptions.permissionsBoundaryArn` must be an ARN of iam (arn:aws:iam:…), got: "boundary"',
  ],
])('refuses %j', (props, problem) => {
  expect(() => newRole(newStack(), props)).toThrow(`test/Role: ${problem}`);
});
