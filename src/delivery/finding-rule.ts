import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { checkInteger, checkLength, checkPattern } from '../private/checks';
import { Problems } from '../private/problems';
import { ValidationError } from '../private/validation-error';
import type { FindingPattern } from '../triggers/finding-pattern';
import type { IAlertingKey } from './alerting-key';
import { AlertingKey } from './alerting-key';
import { DeadLetterQueue } from './dead-letter-queue';
import type { IFindingRule, IFindingTarget } from './finding-target';

export interface FindingRuleOptions {
  /**
   * Name of a bus that Security Hub's events are sent on to.
   * @default - the account's default bus, the only one that Security Hub itself writes to
   */
  readonly eventBusName?: string;

  /**
   * Whether the rule sends anything.
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * How often a delivery is tried again, 0 to 185.
   * @default 185
   */
  readonly maximumRetryAttempts?: number;

  /**
   * Seconds until a delivery is given up, 60 to 86400.
   * @default 86400
   */
  readonly maximumEventAgeSeconds?: number;

  /**
   * Tags of the rule and what it makes.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}

export interface FindingRuleProps extends FindingRuleOptions {
  /** Name of the rule: up to 64 letters, digits, `.`, `_` and `-`. */
  readonly name: string;

  /** Which events the rule takes. */
  readonly pattern: FindingPattern;

  /**
   * Where the events go, at most 5.
   * @default - none; see `addTarget`
   */
  readonly targets?: IFindingTarget[];

  /**
   * What the rule is for.
   * @default - none
   */
  readonly description?: string;

  /**
   * Queue for events that could not be delivered.
   * @default - a new one, which keeps them for 14 days
   */
  readonly deadLetterQueue?: DeadLetterQueue;

  /**
   * Key of the new dead-letter queue. Not together with `deadLetterQueue`.
   * @default - a new customer-managed key
   */
  readonly key?: IAlertingKey;
}

/** An EventBridge rule for findings, with its targets, retries and dead-letter queue. */
export class FindingRule extends Construct implements IFindingRule {
  /** Targets that AWS allows a rule. */
  public static readonly MAX_TARGETS = 5;

  public readonly resource: CloudwatchEventRule;
  public readonly ruleArn: string;
  public readonly ruleName: string;
  public readonly deadLetterQueue: DeadLetterQueue;
  private readonly targets: CloudwatchEventTarget[] = [];

  /** @throws ValidationError when a prop is out of range */
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: FindingRuleProps,
  ) {
    super(scope, id);
    checkRule(props).throwIfAny(this);
    props.pattern.warnings().forEach((warning) => Annotations.of(this).addWarning(warning));
    this.resource = new CloudwatchEventRule(this, 'Resource', {
      name: props.name,
      description: props.description,
      eventBusName: props.eventBusName,
      eventPattern: props.pattern.json,
      state: (props.enabled ?? true) ? 'ENABLED' : 'DISABLED',
      tags: props.tags,
    });
    this.ruleArn = this.resource.arn;
    this.ruleName = props.name;
    this.deadLetterQueue = props.deadLetterQueue ?? this.newDeadLetterQueue();
    this.deadLetterQueue.allowSend('events.amazonaws.com', this.ruleArn);
    (props.targets ?? []).forEach((target) => this.addTarget(target));
  }

  /** Whether the rule can take another target. */
  public get hasRoom(): boolean {
    return this.targets.length < FindingRule.MAX_TARGETS;
  }

  /**
   * Sends the events to one more target.
   * @param targetId id of the target, unique in the rule; `1`, `2`, … when left out
   * @throws ValidationError when the rule has five already
   */
  public addTarget(target: IFindingTarget, targetId = `${this.targets.length + 1}`): void {
    if (!this.hasRoom) {
      const fix = 'put the target on a second rule with the same pattern';
      throw new ValidationError([`a rule has at most ${FindingRule.MAX_TARGETS} targets: ${fix}`], this);
    }
    target.allowRule(this);
    this.targets.push(this.newTarget(target, targetId));
  }

  private newTarget(target: IFindingTarget, targetId: string): CloudwatchEventTarget {
    const { maximumRetryAttempts = 185, maximumEventAgeSeconds = 86_400, eventBusName } = this.props;
    return new CloudwatchEventTarget(this, `Target-${targetId}`, {
      rule: this.resource.name,
      eventBusName,
      targetId,
      arn: target.targetArn,
      roleArn: target.targetRoleArn,
      sqsTarget: target.messageGroupId === undefined ? undefined : { messageGroupId: target.messageGroupId },
      deadLetterConfig: { arn: this.deadLetterQueue.queueArn },
      retryPolicy: { maximumRetryAttempts, maximumEventAgeInSeconds: maximumEventAgeSeconds },
      dependsOn: [this.deadLetterQueue.sendPermission, ...(target.targetDependencies ?? [])],
    });
  }

  private newDeadLetterQueue(): DeadLetterQueue {
    const name = `${this.props.name.replace(/\./g, '-')}-dead-letters`;
    const tags = this.props.tags;
    const key = this.props.key ?? new AlertingKey(this, 'Key', { name, tags });
    return new DeadLetterQueue(this, 'DeadLetterQueue', { name, key, tags });
  }
}

function checkRule(props: FindingRuleProps): Problems {
  const problems = new Problems();
  problems.add(
    ...checkPattern('name', props.name, /^[\w.-]{1,64}$/, 'up to 64 letters, digits, `.`, `_` and `-`'),
    ...checkLength('description', props.description, 1, 512),
    ...checkPattern('eventBusName', props.eventBusName, /^\S{1,1600}$/, 'the name or ARN of an event bus'),
    ...checkInteger('maximumRetryAttempts', props.maximumRetryAttempts, 0, 185),
    ...checkInteger('maximumEventAgeSeconds', props.maximumEventAgeSeconds, 60, 86_400),
    ...props.pattern.problems(),
  );
  if (props.deadLetterQueue !== undefined && props.key !== undefined) {
    problems.add('`key` must not be given with `deadLetterQueue`: that queue has its own key');
  }
  const count = props.targets?.length ?? 0;
  if (count > FindingRule.MAX_TARGETS) {
    problems.add(
      `\`targets\` must have at most ${FindingRule.MAX_TARGETS} items, got ${count}: put the rest on a second rule`,
    );
  }
  return problems;
}
