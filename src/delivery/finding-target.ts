import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import type { ITerraformDependable } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Check } from '../private/checks';
import { checkArn, checkPattern, isToken } from '../private/checks';
import { Problems } from '../private/problems';

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

export interface FindingTargetOptions {
  /**
   * Role that EventBridge assumes to deliver. Streams, state machines, tasks, jobs and other accounts' buses need one.
   * @default - none, the target's own resource policy must let `events.amazonaws.com` in for the rule's ARN
   */
  readonly roleArn?: string;

  /**
   * Message group id; required for a FIFO queue.
   * @default - none
   */
  readonly messageGroupId?: string;
}

const PERMISSION_ID = 'InvokePermission';

/** Services that take no resource policy for EventBridge. */
const ROLE_SERVICES = [
  'kinesis',
  'firehose',
  'states',
  'ecs',
  'batch',
  'ssm',
  'codebuild',
  'codepipeline',
  'events',
];

/** Any target that EventBridge knows, by its ARN. */
export class FindingTarget {
  /**
   * A target that exists already: a queue, topic, stream, state machine, log group, another bus, ….
   * @throws ValidationError when it is no ARN, or a role or message group is missing
   */
  public static fromArn(targetArn: string, options: FindingTargetOptions = {}): IFindingTarget {
    const problems = new Problems();
    problems.add(...checkTarget(targetArn, options));
    problems.throwIfAny('FindingTarget.fromArn');
    return {
      targetArn,
      targetRoleArn: options.roleArn,
      messageGroupId: options.messageGroupId,
      allowRule: () => undefined,
    };
  }

  /**
   * A Lambda function that exists already; each rule gets the permission to invoke it.
   * @throws ValidationError when it is not the ARN of a function
   */
  public static fromFunctionArn(functionArn: string): IFindingTarget {
    const problems = new Problems();
    problems.add(...checkArn('functionArn', functionArn, 'lambda'));
    problems.throwIfAny('FindingTarget.fromFunctionArn');
    return { targetArn: functionArn, allowRule: (rule) => allowInvoke(rule, functionArn) };
  }
}

/** `InvokePermission`, `InvokePermission2`, …: the ARN may be known only at apply and cannot be part of the id. */
function nextId(rule: IFindingRule): string {
  const taken = rule.node.children.filter((child) => child.node.id.startsWith(PERMISSION_ID)).length;
  return taken === 0 ? PERMISSION_ID : `${PERMISSION_ID}${taken + 1}`;
}

function allowInvoke(rule: IFindingRule, functionArn: string): void {
  // No `sourceAccount`: EventBridge sends none to a function, and the invocation would be refused.
  new LambdaPermission(rule, nextId(rule), {
    action: 'lambda:InvokeFunction',
    functionName: functionArn,
    principal: 'events.amazonaws.com',
    sourceArn: rule.ruleArn,
  });
}

function checkTarget(targetArn: string, { roleArn, messageGroupId }: FindingTargetOptions): Check {
  const problems = [
    ...checkPattern('targetArn', targetArn, /^arn:aws[a-z-]*:[a-z0-9-]+:/, 'an ARN (arn:aws:SERVICE:…)'),
    ...checkArn('roleArn', roleArn, 'iam'),
  ];
  if (isToken(targetArn)) return problems;
  const service = targetArn.split(':')[2] ?? '';
  if (roleArn === undefined && ROLE_SERVICES.includes(service)) {
    problems.push(
      `\`roleArn\` is required for a target of ${service}: EventBridge delivers there only with a role`,
    );
  }
  const fifo = targetArn.endsWith('.fifo');
  if (fifo && service === 'sns') {
    problems.push('`targetArn` must be a standard topic: EventBridge cannot deliver to a FIFO topic');
  } else if (fifo && messageGroupId === undefined) {
    problems.push('`messageGroupId` is required for a FIFO queue');
  }
  return problems;
}
