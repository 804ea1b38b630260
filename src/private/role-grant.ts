import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { Construct } from 'constructs';
import type { PolicyStatement } from './policy-document';
import { policyJson } from './policy-document';

/** What a role of the user's own needs for something that a key of its own encrypts. */
export interface RoleGrant {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly keyArn?: string;
  readonly keyActions: readonly string[];
}

/** Adds the grant to the role, as an inline policy that is named like the construct. */
export const grantToRole = (
  scope: Construct,
  id: string,
  roleName: string,
  grant: RoleGrant,
): IamRolePolicy =>
  new IamRolePolicy(scope, id, { name: id, role: roleName, policy: policyJson(grantStatements(grant)) });

const grantStatements = ({ sid, actions, resources, keyArn, keyActions }: RoleGrant): PolicyStatement[] => [
  { Sid: sid, Effect: 'Allow', Action: actions, Resource: resources },
  ...(keyArn === undefined
    ? []
    : [{ Sid: 'UseKey', Effect: 'Allow' as const, Action: keyActions, Resource: keyArn }]),
];
