import type { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AwsEnvironment } from '../private/aws-environment';
import { checkArn, checkInteger, checkPattern } from '../private/checks';
import type { PolicyStatement } from '../private/policy-document';
import { denyPlainHttp, lazyPolicy } from '../private/policy-document';
import { Problems } from '../private/problems';
import type { RoleGrant } from '../private/role-grant';
import { grantToRole } from '../private/role-grant';
import { SIZE_LIMITS, withinLimit } from '../private/size-limit';
import type { IAlertingKey } from './alerting-key';
import { AlertingKey } from './alerting-key';
import type { IFindingRule, IFindingTarget } from './finding-target';

/** A topic that findings are published to. */
export interface IAlertTopic extends IFindingTarget {
  readonly topicArn: string;

  /**
   * Lets a role publish to the topic, and encrypt with its key.
   * @param scope where the role's policy belongs
   * @param id id and name of the role's policy
   * @param roleName name of a role in this account
   */
  grantPublish(scope: Construct, id: string, roleName: string): IamRolePolicy;
}

export interface ExistingTopicOptions {
  /**
   * ARN of the key that encrypts the topic's messages, for `grantPublish`.
   * @default - none
   */
  readonly keyArn?: string;
}

export interface AlertTopicProps {
  /** Name of the topic: up to 256 letters, digits, `_` and `-`. */
  readonly name: string;

  /**
   * Key that encrypts the messages. An AWS managed key such as `alias/aws/sns` will not do: EventBridge
   * cannot use it, and every event would be lost without an error.
   * @default - a new customer-managed key
   */
  readonly key?: IAlertingKey;

  /**
   * Name shown as the sender, up to 100 characters.
   * @default - none
   */
  readonly displayName?: string;

  /**
   * Hash of the messages' signatures: 1 is SHA-1, 2 is SHA-256.
   * @default 2
   */
  readonly signatureVersion?: number;

  /**
   * Tags of topic and key.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}

/** An encrypted topic to which exactly its rules can publish. */
export class AlertTopic extends Construct implements IAlertTopic {
  /**
   * A topic that exists already. Its policy must let `events.amazonaws.com` publish for the rules, and its key,
   * if it has one, must be customer-managed and let `events.amazonaws.com` use it.
   * @throws ValidationError when it is not the ARN of a standard topic
   */
  public static fromTopicArn(
    scope: Construct,
    id: string,
    topicArn: string,
    options: ExistingTopicOptions = {},
  ): IAlertTopic {
    return new ExistingTopic(scope, id, topicArn, options);
  }

  public readonly resource: SnsTopic;
  public readonly topicArn: string;
  public readonly targetArn: string;
  public readonly key: IAlertingKey;
  public readonly targetDependencies?: ITerraformDependable[];
  private readonly ruleArns: string[] = [];

  /** @throws ValidationError when a prop is out of range */
  public constructor(scope: Construct, id: string, props: AlertTopicProps) {
    super(scope, id);
    checkTopic(props).throwIfAny(this);
    this.key = props.key ?? new AlertingKey(this, 'Key', { name: props.name, tags: props.tags });
    this.resource = new SnsTopic(this, 'Resource', {
      name: props.name,
      displayName: props.displayName,
      kmsMasterKeyId: this.key.keyArn,
      signatureVersion: props.signatureVersion ?? 2,
      tags: props.tags,
    });
    this.topicArn = this.resource.arn;
    this.targetArn = this.topicArn;
    const { accountId } = AwsEnvironment.of(this);
    const policy = new SnsTopicPolicy(this, 'Policy', {
      arn: this.topicArn,
      policy: withinLimit(
        this,
        SIZE_LIMITS.topic,
        lazyPolicy(() => this.statements(accountId)),
      ),
    });
    this.targetDependencies = [policy];
  }

  public allowRule(rule: IFindingRule): void {
    this.ruleArns.push(rule.ruleArn);
  }

  public grantPublish(scope: Construct, id: string, roleName: string): IamRolePolicy {
    return grantToRole(scope, id, roleName, publishGrant(this.topicArn, this.key.keyArn));
  }

  private statements(accountId: string): PolicyStatement[] {
    const deny = denyPlainHttp('sns:Publish', this.topicArn);
    if (this.ruleArns.length === 0) return [deny];
    return [publishStatement(this.topicArn, accountId, this.ruleArns), deny];
  }
}

/** Its policy is somebody else's. */
class ExistingTopic extends Construct implements IAlertTopic {
  public readonly targetArn: string;

  public constructor(
    scope: Construct,
    id: string,
    public readonly topicArn: string,
    private readonly options: ExistingTopicOptions,
  ) {
    super(scope, id);
    const fifo = 'a standard topic: a FIFO topic has no HTTPS subscribers';
    const problems = new Problems();
    problems.add(...checkArn('topicArn', topicArn, 'sns'));
    problems.add(...checkPattern('topicArn', topicArn, /^(?!.*\.fifo$)/, fifo));
    problems.add(...checkArn('keyArn', options.keyArn, 'kms'));
    problems.throwIfAny(this);
    this.targetArn = topicArn;
  }

  public allowRule(): void {}

  public grantPublish(scope: Construct, id: string, roleName: string): IamRolePolicy {
    return grantToRole(scope, id, roleName, publishGrant(this.topicArn, this.options.keyArn));
  }
}

const publishGrant = (topicArn: string, keyArn: string | undefined): RoleGrant => ({
  sid: 'PublishFindings',
  actions: ['sns:Publish'],
  resources: [topicArn],
  keyArn,
  keyActions: ['kms:Decrypt', 'kms:GenerateDataKey'],
});

const publishStatement = (
  topicArn: string,
  accountId: string,
  ruleArns: readonly string[],
): PolicyStatement => ({
  Sid: 'AllowPublishFromRules',
  Effect: 'Allow',
  Principal: { Service: 'events.amazonaws.com' },
  Action: 'sns:Publish',
  Resource: topicArn,
  Condition: {
    ArnEquals: { 'aws:SourceArn': ruleArns },
    StringEquals: { 'aws:SourceAccount': accountId },
  },
});

function checkTopic(props: AlertTopicProps): Problems {
  const problems = new Problems();
  problems.add(
    ...checkPattern(
      'name',
      props.name,
      /^[\w-]{1,256}$/,
      'up to 256 letters, digits, `_` and `-` (a FIFO topic has no HTTPS subscribers)',
    ),
  );
  problems.add(
    ...checkPattern(
      'key.keyArn',
      props.key?.keyArn,
      /^(?!.*alias\/aws\/)/,
      'a customer-managed key: EventBridge cannot use an AWS managed one; leave `key` out for a new key',
    ),
  );
  problems.add(...checkArn('key.keyArn', props.key?.keyArn, 'kms'));
  problems.add(...checkInteger('signatureVersion', props.signatureVersion, 1, 2));
  if (props.displayName !== undefined)
    problems.add(
      ...checkPattern('displayName', props.displayName, /^[^\n]{1,100}$/, 'one line of up to 100 characters'),
    );
  return problems;
}
