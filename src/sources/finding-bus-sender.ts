import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { RoleOptions } from '../common/role-options';
import type { IAlertingKey } from '../delivery/alerting-key';
import type { DeadLetterQueue } from '../delivery/dead-letter-queue';
import { FindingRule } from '../delivery/finding-rule';
import { AwsEnvironment } from '../private/aws-environment';
import { checkPattern } from '../private/checks';
import type { PolicyStatement } from '../private/policy-document';
import { policyJson } from '../private/policy-document';
import { Problems } from '../private/problems';
import { checkRoleOptions } from '../private/role-checks';
import { FindingPattern } from '../triggers/finding-pattern';

export interface FindingBusSenderProps {
  /** Name of the rule, and beginning of the names of role and queue: up to 40 letters, digits, `_` and `-`. */
  readonly name: string;

  /** ARN of the bus that the events are sent on to, in any account and Region of the partition: `FindingBus.busArn`. */
  readonly busArn: string;

  /**
   * Which events are sent. The account that sends pays for each.
   * @default FindingPattern.allEvents()
   */
  readonly pattern?: FindingPattern;

  /**
   * Whether anything is sent.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Key of the queue that holds events which could not be sent.
   * @default - a new customer-managed key
   */
  readonly key?: IAlertingKey;

  /**
   * What must exist first, such as the policy of a bus in the same stack.
   * @default - nothing
   */
  readonly dependencies?: ITerraformDependable[];

  /**
   * Path and permissions boundary of the role.
   * @default - none
   */
  readonly roleOptions?: RoleOptions;

  /**
   * Tags of all resources.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}

/**
 * Sends Security Hub's events of this account and Region on to a bus elsewhere, as they are: account and Region of the
 * event stay this one's. EventBridge sends an event on only once, so the bus's own rules must lead to no further bus.
 */
export class FindingBusSender extends Construct {
  public readonly rule: FindingRule;
  public readonly role: IamRole;
  public readonly deadLetterQueue: DeadLetterQueue;

  /** @throws ValidationError when a prop is out of range */
  public constructor(scope: Construct, id: string, props: FindingBusSenderProps) {
    super(scope, id);
    senderProblems(props).throwIfAny(this);
    const { busArn, dependencies = [], key, name, pattern = FindingPattern.allEvents(), tags } = props;
    this.rule = new FindingRule(this, 'Rule', {
      name,
      description: 'Sends Security Hub events on to another bus',
      pattern,
      enabled: props.enabled,
      key,
      tags,
    });
    this.deadLetterQueue = this.rule.deadLetterQueue;
    this.role = this.newRole(props);
    const policy = new IamRolePolicy(this, 'Policy', {
      name: 'send-findings',
      role: this.role.name,
      policy: policyJson([sendStatement(busArn)]),
    });
    this.rule.addTarget({
      targetArn: busArn,
      targetRoleArn: this.role.arn,
      targetDependencies: [policy, ...dependencies],
      allowRule: () => undefined,
    });
  }

  /** The Region is part of the name: IAM has the same names in all of them. */
  private newRole({ name, roleOptions, tags }: FindingBusSenderProps): IamRole {
    const { accountId, region } = AwsEnvironment.of(this);
    return new IamRole(this, 'Role', {
      name: `${name}-${region}`,
      description: 'Assumed by EventBridge to send Security Hub events on to another bus',
      assumeRolePolicy: policyJson([trustStatement(this.rule.ruleArn, accountId)]),
      path: roleOptions?.path,
      permissionsBoundary: roleOptions?.permissionsBoundaryArn,
      tags,
    });
  }
}

const sendStatement = (busArn: string): PolicyStatement => ({
  Sid: 'SendToBus',
  Effect: 'Allow',
  Action: 'events:PutEvents',
  Resource: busArn,
});

const trustStatement = (ruleArn: string, accountId: string): PolicyStatement => ({
  Sid: 'RuleAssumesRole',
  Effect: 'Allow',
  Principal: { Service: 'events.amazonaws.com' },
  Action: 'sts:AssumeRole',
  Condition: {
    ArnEquals: { 'aws:SourceArn': ruleArn },
    StringEquals: { 'aws:SourceAccount': accountId },
  },
});

function senderProblems(props: FindingBusSenderProps): Problems {
  const problems = new Problems();
  problems.add(
    ...checkPattern('name', props.name, /^[\w-]{1,40}$/, 'up to 40 letters, digits, `_` and `-`'),
    ...checkPattern(
      'busArn',
      props.busArn,
      /^arn:aws[a-z-]*:events:[a-z0-9-]+:\d{12}:event-bus\/[\w./-]{1,256}$/,
      'the ARN of an event bus (arn:aws:events:REGION:ACCOUNT:event-bus/NAME)',
    ),
    ...checkRoleOptions('roleOptions', props.roleOptions),
  );
  return problems;
}
