import type { ITerraformDependable } from 'cdktf';
import type { IConstruct } from 'constructs';

/** A rule as its targets see it: whom to let in. */
export interface IFindingRule extends IConstruct {
  /** ARN of the EventBridge rule. */
  readonly ruleArn: string;
  readonly ruleName: string;
}

/** Where a `FindingRule` sends its events. */
export interface IFindingTarget {
  /** ARN of the topic, queue, function, stream, state machine or bus. */
  readonly targetArn: string;

  /**
   * Role that EventBridge assumes to deliver.
   * @default - none, the target's own resource policy lets the rule in
   */
  readonly targetRoleArn?: string;

  /**
   * Message group id; required for a FIFO queue.
   * @default - none
   */
  readonly messageGroupId?: string;

  /**
   * What must exist before the rule delivers: EventBridge does not retry a delivery that is not allowed.
   * @default - none
   */
  readonly targetDependencies?: ITerraformDependable[];

  /** Lets the rule deliver. Called once by each rule that has this target, before the target is written. */
  allowRule(rule: IFindingRule): void;
}
