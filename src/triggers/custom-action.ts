import { SecurityhubActionTarget } from '@cdktf/provider-aws/lib/securityhub-action-target';
import type { ITerraformDependable } from 'cdktf';
import { dependable as reference } from 'cdktf';
import { Construct } from 'constructs';
import { Problems } from '../private/problems';
import { checkAction, checkActionArn } from './private/action-checks';

/** A custom action of Security Hub. */
export interface ICustomAction {
  readonly customActionArn: string;

  /** Makes the action after something else, such as Security Hub itself. Changes nothing on one that exists already. */
  dependOn(dependable: ITerraformDependable): void;
}

export interface CustomActionProps {
  /** Id of the action, 1 to 20 letters and digits, unique in account and Region. A change makes a new action. */
  readonly customActionId: string;

  /**
   * Name in the console's list of actions, 1 to 20 characters.
   * @default - the id
   */
  readonly name?: string;

  /**
   * What the action does.
   * @default 'Send to the on-call tool'
   */
  readonly description?: string;
}

/**
 * A custom action: the entry in Security Hub's menu with which people send findings.
 * An account has at most 50 per Region. Security Hub must be on.
 */
export class CustomAction extends Construct implements ICustomAction {
  /**
   * A custom action that exists already.
   * @throws ValidationError when it is not the ARN of a custom action
   */
  public static fromCustomActionArn(scope: Construct, id: string, customActionArn: string): ICustomAction {
    return new ExistingCustomAction(scope, id, customActionArn);
  }

  public readonly resource: SecurityhubActionTarget;
  public readonly customActionArn: string;

  /** @throws ValidationError when a prop is out of range */
  public constructor(scope: Construct, id: string, props: CustomActionProps) {
    super(scope, id);
    const problems = new Problems();
    problems.add(...checkAction(props));
    problems.throwIfAny(this);
    this.resource = new SecurityhubActionTarget(this, 'Resource', {
      identifier: props.customActionId,
      name: props.name ?? props.customActionId,
      description: props.description ?? 'Send to the on-call tool',
    });
    this.customActionArn = this.resource.arn;
  }

  public dependOn(dependable: ITerraformDependable): void {
    this.resource.dependsOn = [...(this.resource.dependsOn ?? []), reference(dependable)];
  }
}

class ExistingCustomAction extends Construct implements ICustomAction {
  public constructor(
    scope: Construct,
    id: string,
    public readonly customActionArn: string,
  ) {
    super(scope, id);
    const problems = new Problems();
    problems.add(...checkActionArn('customActionArn', customActionArn));
    problems.throwIfAny(this);
  }

  public dependOn(): void {}
}
