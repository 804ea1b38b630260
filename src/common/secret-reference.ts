import { Fn } from 'cdktf';
import type { SecretReferenceConfig } from '../contract/secret-reference-config';
import type { AwsEnvironment } from '../private/aws-environment';
import type { Check } from '../private/checks';
import { checkArn, checkLength, checkPattern, isToken } from '../private/checks';
import type { SecretAccess } from '../private/secret-statements';

export interface SecretArnOptions {
  /**
   * Field of the secret's JSON that holds the value.
   *
   * @default - the whole secret string is the value
   */
  readonly jsonField?: string;

  /**
   * ARN of the customer-managed KMS key that the secret is encrypted with.
   *
   * @default - the AWS-managed key `aws/secretsmanager`, which needs no permission
   */
  readonly encryptionKeyArn?: string;
}

export interface ParameterNameOptions {
  /**
   * ARN of the customer-managed KMS key that the SecureString is encrypted with.
   *
   * @default - the AWS-managed key `aws/ssm`, which needs no permission
   */
  readonly encryptionKeyArn?: string;
}

/**
 * Where a function finds a secret at run time: a reference, never the value.
 * Neither the Terraform state nor the synthesized JSON ever holds the secret.
 */
export class SecretReference {
  /**
   * A secret of AWS Secrets Manager.
   *
   * @param secretArn full ARN as Secrets Manager shows it, with the hyphen and 6 characters at its end; an ARN
   * without them is accepted too, and the permission then covers any such ending. A reference to a resource of the
   * stack must be the full ARN.
   * A secret whose own name ends in a hyphen and 6 characters needs its full ARN.
   */
  public static fromSecretArn(secretArn: string, options: SecretArnOptions = {}): SecretReference {
    const pointer: SecretReferenceConfig = { kind: 'secret', arn: secretArn, jsonField: options.jsonField };
    return new SecretReference(pointer, options.encryptionKeyArn);
  }

  /**
   * A parameter of AWS Systems Manager, SecureString included.
   *
   * @param parameterName name with its path (`/on-call/routing-key`), or the parameter's literal ARN.
   * Of a resource in the same stack pass `parameter.name`: what a reference will hold is not known here.
   */
  public static fromParameterName(
    parameterName: string,
    options: ParameterNameOptions = {},
  ): SecretReference {
    return new SecretReference({ kind: 'parameter', name: parameterName }, options.encryptionKeyArn);
  }

  private constructor(
    private readonly pointer: SecretReferenceConfig,
    private readonly encryptionKeyArn?: string,
  ) {}

  /** @internal */
  public _pointer(): SecretReferenceConfig {
    return this.pointer;
  }

  /** @internal */
  public _problems(prop: string): Check {
    const key = checkArn(`${prop}.encryptionKeyArn`, this.encryptionKeyArn, 'kms');
    return [
      ...(this.pointer.kind === 'secret'
        ? secretProblems(prop, this.pointer)
        : parameterProblems(prop, this.pointer.name)),
      ...key,
    ];
  }

  /**
   * What reading this secret needs at least.
   *
   * @internal
   */
  public _access(aws: AwsEnvironment): SecretAccess {
    const { pointer, encryptionKeyArn } = this;
    return pointer.kind === 'secret'
      ? { secretArn: secretResource(pointer.arn), encryptionKeyArn }
      : { parameterArn: parameterResource(pointer.name, aws), encryptionKeyArn };
  }
}

type StoredSecret = Extract<SecretReferenceConfig, { kind: 'secret' }>;

const secretProblems = (prop: string, { arn, jsonField }: StoredSecret): Check => [
  ...checkPattern(
    prop,
    arn,
    /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+$/,
    'the ARN of a Secrets Manager secret (arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME), never the secret itself',
  ).map(withoutValue),
  ...checkLength(`${prop}.jsonField`, jsonField, 1, 256),
];

const parameterProblems = (prop: string, name: string): Check =>
  checkPattern(
    prop,
    name,
    /^(arn:aws[a-z-]*:ssm:[a-z0-9-]+:\d{12}:parameter\/[\w./-]+|\/?[\w.-]+(\/[\w.-]+)*)$/,
    'the name or ARN of a parameter of Systems Manager, such as /on-call/routing-key',
  ).map(withoutValue);

/** What stands where a reference belongs may be the secret itself: it is not quoted back. */
const withoutValue = (line: string): string => line.replace(/, got: .*$/s, ' (the value given is not shown)');

const FULL_SECRET_ARN = /-[A-Za-z0-9]{6}$/;

/** Secrets Manager appends a hyphen and 6 characters to the name; a reference is the complete ARN at apply. */
const secretResource = (arn: string): string =>
  isToken(arn) || FULL_SECRET_ARN.test(arn) ? arn : `${arn}-??????`;

const parameterResource = (name: string, aws: AwsEnvironment): string => {
  if (name.startsWith('arn:')) return name;
  const path = isToken(name) ? Fn.trimprefix(name, '/') : name.replace(/^\//, '');
  return aws.arn('ssm', `parameter/${path}`);
};
