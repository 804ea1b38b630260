import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Construct } from 'constructs';
import { AwsEnvironment } from '../private/aws-environment';
import { checkArn, checkInteger, checkPattern } from '../private/checks';
import type { PolicyStatement } from '../private/policy-document';
import { lazyPolicy } from '../private/policy-document';
import { Problems } from '../private/problems';
import { KEY_ADMINISTRATION } from './private/key-administration';

/** A customer-managed KMS key. */
export interface IAlertingKey {
  readonly keyArn: string;

  /**
   * Lets an AWS service encrypt and decrypt with the key, e.g. `sns.amazonaws.com`.
   * Changes nothing on a key that exists already: its policy must say so itself.
   */
  allowService(servicePrincipal: string): void;

  /**
   * Lets CloudWatch Logs encrypt one log group with the key.
   * Changes nothing on a key that exists already: its policy must say so itself.
   */
  allowLogGroup(logGroupArn: string): void;
}

export interface AlertingKeyProps {
  /** Name of the key's alias, without `alias/`. */
  readonly name: string;

  /**
   * Days from destroy until the key is gone, 7 to 30. What was encrypted with it cannot be read afterwards.
   * @default 30
   */
  readonly deletionWindowDays?: number;

  /**
   * Tags of the key.
   * @default - those of the provider
   */
  readonly tags?: { [key: string]: string };
}

/** The services that write to topic and queues whatever else uses the key. */
const PUBLISHERS = ['events.amazonaws.com', 'sns.amazonaws.com'];

/** What CloudWatch Logs asks for when a log group is given a key. */
const LOG_ENCRYPTION = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** A customer-managed key, rotated each year, that EventBridge and SNS may use. */
export class AlertingKey extends Construct implements IAlertingKey {
  /**
   * A key that exists already. Its policy must let `events.amazonaws.com` and `sns.amazonaws.com` call
   * `kms:GenerateDataKey` and `kms:Decrypt`, without a condition on source account, ARN or organization:
   * EventBridge does not send these when the target is an encrypted topic. For API endpoints it must also let
   * `logs.REGION.amazonaws.com` encrypt and decrypt: their logs are encrypted with it.
   * @throws ValidationError when it is not the ARN of a key
   */
  public static fromKeyArn(scope: Construct, id: string, keyArn: string): IAlertingKey {
    return new ExistingKey(scope, id, keyArn);
  }

  public readonly resource: KmsKey;
  public readonly keyArn: string;
  private readonly services = new Set(PUBLISHERS);
  private readonly logGroups = new Set<string>();

  /** @throws ValidationError when a prop is out of range */
  public constructor(scope: Construct, id: string, props: AlertingKeyProps) {
    super(scope, id);
    const problems = new Problems();
    problems.add(
      ...checkPattern(
        'name',
        props.name,
        /^(?!aws\/)[\w/-]{1,250}$/,
        'letters, digits, `/`, `_` and `-`, not beginning with `aws/`',
      ),
    );
    problems.add(...checkInteger('deletionWindowDays', props.deletionWindowDays, 7, 30));
    problems.throwIfAny(this);
    const { accountId, partition } = AwsEnvironment.of(this);
    this.resource = new KmsKey(this, 'Resource', {
      description: `Security Hub alerts: ${props.name}`,
      enableKeyRotation: true,
      deletionWindowInDays: props.deletionWindowDays ?? 30,
      policy: lazyPolicy(() => this.statements(`arn:${partition}:iam::${accountId}:root`)),
      tags: props.tags,
    });
    new KmsAlias(this, 'Alias', { name: `alias/${props.name}`, targetKeyId: this.resource.keyId });
    this.keyArn = this.resource.arn;
  }

  public allowService(servicePrincipal: string): void {
    this.services.add(servicePrincipal);
  }

  public allowLogGroup(logGroupArn: string): void {
    this.logGroups.add(logGroupArn);
  }

  // In a key policy `*` is the key itself: its ARN is not known while the policy is written.
  private statements(root: string): PolicyStatement[] {
    return [
      {
        Sid: 'AccountAdministersKey',
        Effect: 'Allow',
        Principal: { AWS: root },
        Action: KEY_ADMINISTRATION,
        Resource: '*',
      },
      {
        // No condition on the source: EventBridge sends none to an encrypted topic, and every event would be lost.
        // The policies of topic and queues say which rules may send.
        Sid: 'ServicesUseKey',
        Effect: 'Allow',
        Principal: { Service: [...this.services].sort() },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: '*',
      },
      ...(this.logGroups.size > 0 ? [this.logStatement()] : []),
    ];
  }

  private logStatement(): PolicyStatement {
    const { region, dnsSuffix } = AwsEnvironment.of(this);
    return {
      Sid: 'LogsUseKey',
      Effect: 'Allow',
      Principal: { Service: `logs.${region}.${dnsSuffix}` },
      Action: LOG_ENCRYPTION,
      Resource: '*',
      Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': [...this.logGroups] } },
    };
  }
}

/** Its policy is somebody else's. */
class ExistingKey extends Construct implements IAlertingKey {
  public constructor(
    scope: Construct,
    id: string,
    public readonly keyArn: string,
  ) {
    super(scope, id);
    const problems = new Problems();
    problems.add(...checkArn('keyArn', keyArn, 'kms'));
    problems.add(...checkPattern('keyArn', keyArn, /^(?!.*:alias\/)/, 'the ARN of the key, not of an alias'));
    problems.throwIfAny(this);
  }

  public allowService(): void {}

  public allowLogGroup(): void {}
}
