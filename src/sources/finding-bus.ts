import { CloudwatchEventBus } from '@cdktf/provider-aws/lib/cloudwatch-event-bus';
import { CloudwatchEventBusPolicy } from '@cdktf/provider-aws/lib/cloudwatch-event-bus-policy';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AwsEnvironment } from '../private/aws-environment';
import { policyJson } from '../private/policy-document';
import { Problems } from '../private/problems';
import { SIZE_LIMITS, withinLimit } from '../private/size-limit';
import { busPolicyStatement, findingBusProblems } from './private/finding-bus-policy';
import type { FindingBusProps } from './finding-bus-props';

/**
 * A bus in one account to which the accounts and Regions of an organization send Security Hub's events, each by a
 * `FindingBusSender`: for those who have no administrator account with an aggregation Region.
 *
 * EventBridge encrypts the bus with a key of its own. A customer-managed key would not be used for the findings:
 * EventBridge encrypts events of AWS services with its own key also on a bus that has another.
 */
export class FindingBus extends Construct {
  public readonly resource: CloudwatchEventBus;
  public readonly busArn: string;
  /** For `SecurityHubAlertingProps.rules.eventBusName`. */
  public readonly busName: string;
  private readonly policy: CloudwatchEventBusPolicy;

  /** @throws ValidationError when a prop is out of range, or it is not clear who may send */
  public constructor(scope: Construct, id: string, props: FindingBusProps) {
    super(scope, id);
    const problems = new Problems();
    problems.add(...findingBusProblems(props));
    problems.throwIfAny(this);
    this.resource = new CloudwatchEventBus(this, 'Resource', { name: props.name, tags: props.tags });
    this.busArn = this.resource.arn;
    this.busName = this.resource.name;
    this.policy = new CloudwatchEventBusPolicy(this, 'Policy', {
      eventBusName: this.busName,
      policy: withinLimit(
        this,
        SIZE_LIMITS.bus,
        policyJson([busPolicyStatement(this.busArn, props, AwsEnvironment.of(this))]),
      ),
    });
  }

  /** The policy of the bus: a sender of the same apply must be made after it. */
  public get sendPermission(): ITerraformDependable {
    return this.policy;
  }
}
