import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import type { RoleOptions } from '../common/role-options';
import { ENVIRONMENT } from '../contract/environment';
import { AwsEnvironment } from '../private/aws-environment';
import { checkPattern } from '../private/checks';
import type { PolicyStatement } from '../private/policy-document';
import { lazyPolicy, policyJson } from '../private/policy-document';
import { Problems } from '../private/problems';
import { resolved } from '../private/resolved';
import { SIZE_LIMITS, withinLimit } from '../private/size-limit';
import type { IAlertingKey } from './alerting-key';
import { DEFAULT_TIMEOUT_SECONDS, functionProblems } from './function-checks';
import { functionCode } from './function-code';
import type { FunctionOptions } from './function-options';
import { LogLevel } from './function-options';
import type { PackagedCode } from './packaged-code';
import { logStatement, networkStatements, traceStatement } from './private/function-statements';
import { environmentProblems } from './private/lambda-environment';

export interface AlertingFunctionProps {
  /** Name of function, role and log group: up to 64 letters, digits, `_` and `-`. */
  readonly name: string;
  readonly description: string;
  /** Which of the packaged functions it is. */
  readonly code: PackagedCode;
  /** Its configuration as JSON. */
  readonly config: string;
  /** Key that encrypts the logs. */
  readonly key: IAlertingKey;

  /**
   * How the function runs.
   * @default - the defaults of `FunctionOptions`
   */
  readonly options?: FunctionOptions;

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

const TRUST_LAMBDA: PolicyStatement = {
  Sid: 'LambdaRuns',
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
};

/** A packaged function with a role of its own and encrypted logs. */
export class AlertingFunction extends Construct {
  public readonly resource: LambdaFunction;
  public readonly role: IamRole;
  public readonly logGroup: CloudwatchLogGroup;
  public readonly functionArn: string;
  public readonly functionName: string;
  public readonly timeoutSeconds: number;
  public readonly reservedConcurrency?: number;
  /** The role's permissions: what acts with the role must be made after them. */
  public readonly permissions: IamRolePolicy;
  private readonly options: FunctionOptions;
  private readonly grants: (() => readonly PolicyStatement[])[] = [];

  /** @throws ValidationError when a prop is out of range, or the packaged zip is missing */
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: AlertingFunctionProps,
  ) {
    super(scope, id);
    this.options = props.options ?? {};
    this.check();
    this.timeoutSeconds = this.options.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
    this.reservedConcurrency = this.options.reservedConcurrency;
    this.logGroup = this.newLogGroup();
    this.role = this.newRole();
    this.permissions = new IamRolePolicy(this, 'Permissions', {
      name: 'permissions',
      role: this.role.name,
      policy: withinLimit(
        this,
        SIZE_LIMITS.role,
        lazyPolicy(() => this.statements()),
      ),
    });
    this.resource = this.newFunction();
    this.functionArn = this.resource.arn;
    this.functionName = this.resource.functionName;
  }

  /**
   * Adds to the role's permissions, evaluated at synth.
   *
   * @internal
   */
  public _grant(statements: () => readonly PolicyStatement[]): void {
    this.grants.push(statements);
  }

  private check(): void {
    const problems = new Problems();
    const name = 'up to 64 letters, digits, `_` and `-`';
    problems.add(...checkPattern('name', this.props.name, /^[\w-]{1,64}$/, name));
    problems.add(...functionProblems('options.', this.options));
    problems.throwIfAny(this);
    this.node.addValidation({
      validate: () => environmentProblems(resolved(this, this.variables())),
    });
  }

  private variables(): { [key: string]: string } {
    return {
      [ENVIRONMENT.config]: this.props.config,
      [ENVIRONMENT.logLevel]: this.options.logLevel ?? LogLevel.INFO,
    };
  }

  /** Made before the function, which would else make its own, unencrypted and kept for ever. */
  private newLogGroup(): CloudwatchLogGroup {
    const name = `/aws/lambda/${this.props.name}`;
    this.props.key.allowLogGroup(AwsEnvironment.of(this).arn('logs', `log-group:${name}`));
    return new CloudwatchLogGroup(this, 'LogGroup', {
      name,
      retentionInDays: this.options.logRetentionDays ?? 90,
      kmsKeyId: this.props.key.keyArn,
      tags: this.props.tags,
    });
  }

  private newRole(): IamRole {
    return new IamRole(this, 'Role', {
      name: this.props.name,
      assumeRolePolicy: policyJson([TRUST_LAMBDA]),
      path: this.props.roleOptions?.path,
      permissionsBoundary: this.props.roleOptions?.permissionsBoundaryArn,
      tags: this.props.tags,
    });
  }

  private newFunction(): LambdaFunction {
    const { options, props } = this;
    const code = functionCode(this, props.code, options.codePath);
    return new LambdaFunction(this, 'Resource', {
      functionName: props.name,
      description: props.description,
      role: this.role.arn,
      filename: code.path,
      sourceCodeHash: Fn.filebase64sha256(code.path),
      handler: 'index.handler',
      runtime: options.runtime ?? 'nodejs24.x',
      architectures: ['arm64'],
      memorySize: options.memorySizeMiB ?? 512,
      timeout: this.timeoutSeconds,
      reservedConcurrentExecutions: options.reservedConcurrency,
      environment: { variables: this.variables() },
      loggingConfig: {
        logFormat: 'JSON',
        // The function filters: Lambda takes a line without a level, such as a metric, for INFO and would drop it.
        applicationLogLevel: 'TRACE',
        logGroup: this.logGroup.name,
      },
      // Written also when off: the provider keeps the former mode of an argument that is gone.
      tracingConfig: { mode: options.tracing ? 'Active' : 'PassThrough' },
      vpcConfig: options.vpc,
      tags: props.tags,
      // Lambda uses the role at once when it makes network interfaces.
      dependsOn: [this.permissions],
    });
  }

  private statements(): readonly PolicyStatement[] {
    const arn = AwsEnvironment.of(this).arn('lambda', `function:${this.props.name}`);
    return [
      ...this.grants.flatMap((statements) => statements()),
      logStatement(this.logGroup.arn),
      ...(this.options.tracing ? [traceStatement] : []),
      ...(this.options.vpc ? networkStatements(arn) : []),
    ];
  }
}
