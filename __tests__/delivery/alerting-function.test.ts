import { AlertingFunction } from '../../src/delivery/alerting-function';
import { AlertingKey } from '../../src/delivery/alerting-key';
import type { FunctionOptions } from '../../src/delivery/function-options';
import { LogLevel } from '../../src/delivery/function-options';
import { PackagedCode } from '../../src/delivery/packaged-code';
import { Testing } from 'cdktf';
import { codeFixture } from '../helpers/function-code';
import { newStack, renderStack } from '../helpers/render-stack';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234';
const code = codeFixture();

const build = (options: FunctionOptions = {}, config = '{}', givenKey?: AlertingKey) => {
  const stack = newStack();
  const key = givenKey ?? AlertingKey.fromKeyArn(stack, 'Key', KEY);
  new AlertingFunction(stack, 'Fn', {
    name: 'fn',
    description: 'does it',
    code: PackagedCode.FORWARD,
    config,
    key,
    options: { codePath: code, ...options },
    roleOptions: { path: '/on-call/', permissionsBoundaryArn: 'arn:aws:iam::111122223333:policy/b' },
    tags: { team: 'sec' },
  });
  return stack;
};
const render = (options?: FunctionOptions) => renderStack(build(options));

const WRITE_LOGS = {
  Sid: 'WriteLogs',
  Effect: 'Allow',
  Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  Resource: '<aws_cloudwatch_log_group.Fn_LogGroup.arn>:log-stream:*',
};

test('all defaults', () => {
  const rendered = render();
  const fn = rendered.one('aws_lambda_function');
  expect(fn).toMatchObject({
    function_name: 'fn',
    architectures: ['arm64'],
    runtime: 'nodejs24.x',
    handler: 'index.handler',
    memory_size: 512,
    timeout: 60,
    tracing_config: { mode: 'PassThrough' },
    logging_config: { log_format: 'JSON', application_log_level: 'TRACE' },
    environment: {
      variables: { ALERTING_CONFIG: '{}', LOG_LEVEL: 'INFO' },
    },
  });
  expect(fn['source_code_hash']).toBe(`\${filebase64sha256("${String(fn['filename'])}")}`);
  expect(fn['filename']).toMatch(/^assets\//);
  expect(fn).not.toHaveProperty('vpc_config');
  expect(fn).not.toHaveProperty('reserved_concurrent_executions');
  expect(rendered.statements('aws_iam_role_policy')).toEqual([WRITE_LOGS]);
});

test('the log group is made first, encrypted and limited in time', () => {
  const rendered = render();
  expect(rendered.one('aws_cloudwatch_log_group')).toMatchObject({
    name: '/aws/lambda/fn',
    kms_key_id: KEY,
    retention_in_days: 90,
  });
  const { logging_config } = rendered.one('aws_lambda_function') as { logging_config: { log_group: string } };
  expect(logging_config.log_group).toContain('aws_cloudwatch_log_group.Fn_LogGroup');
});

test('only Lambda may take the role, which keeps the organization rules', () => {
  const rendered = render();
  expect(rendered.one('aws_iam_role')).toMatchObject({
    path: '/on-call/',
    permissions_boundary: 'arn:aws:iam::111122223333:policy/b',
    tags: { team: 'sec' },
  });
  expect(rendered.statements('aws_iam_role', 'assume_role_policy')).toEqual([
    {
      Sid: 'LambdaRuns',
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ]);
});

test('takes every option', () => {
  const rendered = render({
    runtime: 'nodejs22.x',
    memorySizeMiB: 1024,
    timeoutSeconds: 120,
    reservedConcurrency: 7,
    logLevel: LogLevel.DEBUG,
    logRetentionDays: 30,
  });
  expect(rendered.one('aws_lambda_function')).toMatchObject({
    runtime: 'nodejs22.x',
    memory_size: 1024,
    timeout: 120,
    reserved_concurrent_executions: 7,
    // Lambda's filter stays open: it would take metrics, which have no level, for INFO.
    logging_config: { application_log_level: 'TRACE' },
    environment: { variables: { LOG_LEVEL: 'DEBUG' } },
  });
  expect(rendered.one('aws_cloudwatch_log_group')).toMatchObject({ retention_in_days: 30 });
});

test('tracing brings its permission', () => {
  const rendered = render({ tracing: true });
  expect(rendered.one('aws_lambda_function')).toMatchObject({ tracing_config: { mode: 'Active' } });
  expect(rendered.statements('aws_iam_role_policy')).toEqual([
    WRITE_LOGS,
    {
      Sid: 'WriteTraces',
      Effect: 'Allow',
      Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
      Resource: '*',
    },
  ]);
});

test('in a network, Lambda may make interfaces and the code may not', () => {
  const rendered = render({ vpc: { subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] } });
  expect(rendered.one('aws_lambda_function')).toMatchObject({
    vpc_config: { subnet_ids: ['subnet-1'], security_group_ids: ['sg-1'] },
  });
  const [, allow, deny] = rendered.statements('aws_iam_role_policy');
  expect(allow).toMatchObject({ Effect: 'Allow', Resource: '*' });
  expect(deny).toEqual({
    Sid: 'CodeMakesNone',
    Effect: 'Deny',
    Action: allow?.Action,
    Resource: '*',
    Condition: {
      ArnEquals: { 'lambda:SourceFunctionArn': 'arn:<partition>:lambda:<region>:<account>:function:fn' },
    },
  });
});

test('its own key lets CloudWatch Logs encrypt exactly this log group', () => {
  const stack = newStack();
  const key = new AlertingKey(stack, 'Key', { name: 'k' });
  new AlertingFunction(stack, 'Fn', {
    name: 'fn',
    description: '',
    code: PackagedCode.SYNC,
    config: '{}',
    key,
    options: { codePath: code },
  });
  expect(renderStack(stack).statements('aws_kms_key')).toContainEqual(
    expect.objectContaining({
      Sid: 'LogsUseKey',
      Principal: { Service: expect.stringMatching(/^logs\.<region>\./) },
      Condition: {
        ArnEquals: {
          'kms:EncryptionContext:aws:logs:arn': [
            'arn:<partition>:logs:<region>:<account>:log-group:/aws/lambda/fn',
          ],
        },
      },
    }),
  );
});

test.each<[FunctionOptions, string]>([
  [
    { runtime: 'python3.12' },
    '`options.runtime` must be a Node.js runtime of Lambda from nodejs22.x on, got: "python3.12"',
  ],
  [
    { runtime: 'nodejs20.x' },
    '`options.runtime` must be a Node.js runtime of Lambda from nodejs22.x on, got: "nodejs20.x"',
  ],
  [{ memorySizeMiB: 64 }, '`options.memorySizeMiB` must be a whole number from 128 to 10240, got: 64'],
  [{ timeoutSeconds: 901 }, '`options.timeoutSeconds` must be a whole number from 1 to 900, got: 901'],
  [
    { reservedConcurrency: -1 },
    '`options.reservedConcurrency` must be a whole number from 0 to 1000, got: -1',
  ],
  [{ logRetentionDays: 8 }, '`options.logRetentionDays` must be one of 0, 1, 3, 5, 7, 14, 30,'],
  [
    { vpc: { subnetIds: [], securityGroupIds: ['sg-1'] } },
    '`options.vpc.subnetIds` must name at least one, got: []',
  ],
  [
    { vpc: { subnetIds: ['vpc-1'], securityGroupIds: ['sg-1'] } },
    '`options.vpc.subnetIds[0]` must be a subnet id (subnet-…), got: "vpc-1"',
  ],
  [
    { codePath: 'no/such.zip' },
    '`codePath` must be the path of an existing zip file or folder, got: "no/such.zip"',
  ],
])('refuses %j', (options, message) => {
  expect(() => build(options)).toThrow(message);
});

test('an environment over 4096 bytes is refused at synth', () => {
  const names = Buffer.byteLength('ALERTING_CONFIGLOG_LEVELINFO');
  expect(() => Testing.synth(build({}, 'x'.repeat(4096 - names)), true)).not.toThrow();
  expect(() => Testing.synth(build({}, 'x'.repeat(4097 - names)), true)).toThrow(
    "the function's environment must be at most 4096 bytes, got 4097: " +
      'use fewer or shorter routes, tables and templates, or split the endpoint into several',
  );
});
