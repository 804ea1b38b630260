import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { AwsEnvironment } from '../private/aws-environment';
import { hubStatements } from '../private/hub-statements';
import type { PolicyStatement } from '../private/policy-document';
import { policyJson } from '../private/policy-document';
import { Problems } from '../private/problems';
import { checkSyncBackRole } from './sync-back-checks';
import type { SyncBackOptions, SyncBackRoleProps } from './sync-back-role-props';

/** The role that a vendor assumes to write back to Security Hub. */
export class SyncBackRole extends Construct {
  public readonly resource: IamRole;
  /** What the vendor's form asks for, with `region`. */
  public readonly roleArn: string;
  public readonly roleName: string;
  public readonly region: string;

  /** @throws ValidationError when a prop is out of range */
  public constructor(scope: Construct, id: string, props: SyncBackRoleProps) {
    super(scope, id);
    const problems = new Problems();
    problems.add(...checkSyncBackRole(props));
    problems.throwIfAny(this);
    const environment = AwsEnvironment.of(this);
    this.resource = new IamRole(this, 'Resource', {
      name: props.roleName,
      description: 'Assumed by the on-call tool to update Security Hub findings',
      path: props.roleOptions?.path,
      permissionsBoundary: props.roleOptions?.permissionsBoundaryArn,
      maxSessionDuration: props.maxSessionDurationSeconds ?? 3600,
      assumeRolePolicy: policyJson([trustStatement(props)]),
      tags: props.tags,
    });
    new IamRolePolicy(this, 'Policy', {
      name: 'sync-back',
      role: this.resource.name,
      policy: policyJson(syncBackStatements(environment, props)),
    });
    this.roleArn = this.resource.arn;
    this.roleName = props.roleName;
    this.region = environment.region;
  }
}

const trustStatement = ({ principalArns, externalId }: SyncBackOptions) => ({
  Sid: 'VendorAssumesRole',
  Effect: 'Allow' as const,
  Principal: { AWS: principalArns },
  Action: 'sts:AssumeRole',
  Condition: { StringEquals: { 'sts:ExternalId': externalId } },
});

/** What is off is denied, so that no other policy of the role can switch it on. */
function syncBackStatements(
  environment: AwsEnvironment,
  options: SyncBackOptions,
): readonly PolicyStatement[] {
  const { workflow = true, note = true, severity = true, securityHubV2 = false } = options;
  return hubStatements(environment, { workflow, note, severity }, securityHubV2);
}
