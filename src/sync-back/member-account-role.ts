import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { AwsEnvironment } from '../private/aws-environment';
import { hubStatements } from '../private/hub-statements';
import type { PolicyStatement } from '../private/policy-document';
import { policyJson } from '../private/policy-document';
import { Problems } from '../private/problems';
import { SIZE_LIMITS, withinLimit } from '../private/size-limit';
import { memberAccountRoleProblems } from './private/member-role-checks';
import { directionsOf } from './private/sync-config';
import type { MemberAccountRoleProps } from './member-account-role-props';

/**
 * The role in a member account that the way back may assume to update the findings of that account. One is enough for
 * all Regions of the account. Not needed where the administrator account updates its members' findings itself.
 */
export class MemberAccountRole extends Construct {
  public readonly resource: IamRole;
  public readonly roleArn: string;
  /** Name with path but without the first `/`: the `roleName` of a `MemberRoleReference`. */
  public readonly roleName: string;

  /** @throws ValidationError when a prop is out of range */
  public constructor(scope: Construct, id: string, props: MemberAccountRoleProps) {
    super(scope, id);
    const problems = new Problems();
    problems.add(...memberAccountRoleProblems(props));
    problems.throwIfAny(this);
    const name = props.roleName ?? 'SecurityHubAlertingSyncBack';
    this.resource = new IamRole(this, 'Resource', {
      name,
      description: 'Assumed by the administrator account to update Security Hub findings from on-call tools',
      assumeRolePolicy: policyJson([trustStatement(props)]),
      path: props.roleOptions?.path,
      permissionsBoundary: props.roleOptions?.permissionsBoundaryArn,
      tags: props.tags,
    });
    const aws = AwsEnvironment.of(this);
    const { securityHubV2 = false } = props;
    new IamRolePolicy(this, 'Policy', {
      name: 'sync-back',
      role: this.resource.name,
      policy: withinLimit(
        this,
        SIZE_LIMITS.role,
        policyJson(hubStatements(aws, directionsOf(props), securityHubV2, props.regions)),
      ),
    });
    this.roleArn = this.resource.arn;
    this.roleName = `${(props.roleOptions?.path ?? '/').slice(1)}${name}`;
  }
}

const trustStatement = ({ syncRoleArn, externalId }: MemberAccountRoleProps): PolicyStatement => ({
  Sid: 'SyncBackAssumesRole',
  Effect: 'Allow',
  Principal: { AWS: syncRoleArn },
  Action: 'sts:AssumeRole',
  ...(externalId === undefined ? {} : { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
});
