import { TerraformVariable, Token } from 'cdktf';
import { SecretReference } from '../../src/common/secret-reference';
import { AlertLedger } from '../../src/delivery/alert-ledger';
import { AlertGrouping, AlertVendor, LeadingProduct } from '../../src/delivery/alert-vendor';
import { AlertingKey } from '../../src/delivery/alerting-key';
import { FindingForwarder } from '../../src/delivery/finding-forwarder';
import type { FindingForwarderProps } from '../../src/delivery/finding-forwarder-props';
import { FindingRule } from '../../src/delivery/finding-rule';
import { Severity } from '../../src/triggers/finding-enums';
import { FindingPattern } from '../../src/triggers/finding-pattern';
import { codeFixture } from '../helpers/function-code';
import { newStack, renderStack } from '../helpers/render-stack';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234';
const TABLE = 'arn:aws:dynamodb:eu-central-1:111122223333:table/alerts';
const SECRET = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:routing-AbC123';
const codePath = codeFixture();

const build = (props: Partial<FindingForwarderProps> = {}, stack = newStack()) =>
  new FindingForwarder(stack, 'Forwarder', {
    name: 'on-call',
    endpointId: 'pagerduty',
    vendor: AlertVendor.PAGERDUTY,
    secrets: { default: SecretReference.fromSecretArn(SECRET) },
    key: AlertingKey.fromKeyArn(stack, 'Key', KEY),
    ledger: AlertLedger.fromTableArn(stack, 'Table', TABLE),
    ...props,
    function: { codePath, ...props.function },
  });

const render = (props?: Partial<FindingForwarderProps>) => {
  const stack = newStack();
  build(props, stack);
  return renderStack(stack);
};

const config = (props?: Partial<FindingForwarderProps>) => {
  const { environment } = render(props).one('aws_lambda_function') as {
    environment: { variables: { ALERTING_CONFIG: string } };
  };
  return JSON.parse(environment.variables.ALERTING_CONFIG) as Record<string, unknown>;
};

const HUB = 'arn:<partition>:securityhub:<region>:<account>:hub/default';

test('all defaults: a queue that outlasts the function, and a dead-letter queue', () => {
  const rendered = render();
  expect(rendered.one('aws_sqs_queue', 'Forwarder_Queue_DeadLetters')).toMatchObject({
    name: 'on-call-dead-letters',
    kms_master_key_id: KEY,
    message_retention_seconds: 1_209_600,
  });
  const queue = rendered.all('aws_sqs_queue');
  const main = Object.values(queue).find(({ name }) => name === 'on-call');
  expect(main).toMatchObject({
    kms_master_key_id: KEY,
    visibility_timeout_seconds: 360,
    message_retention_seconds: 1_209_600,
    max_message_size: 262_144,
  });
  expect(JSON.parse(main?.['redrive_policy'] as string)).toEqual({
    deadLetterTargetArn: expect.stringContaining('aws_sqs_queue.Forwarder_Queue_DeadLetters'),
    maxReceiveCount: 50,
  });
  expect(rendered.one('aws_lambda_event_source_mapping')).toMatchObject({
    batch_size: 10,
    maximum_batching_window_in_seconds: 0,
    function_response_types: ['ReportBatchItemFailures'],
    scaling_config: { maximum_concurrency: 5 },
    depends_on: [expect.stringContaining('aws_iam_role_policy.Forwarder_Function_Permissions')],
  });
  expect(rendered.one('aws_lambda_function')).toMatchObject({ function_name: 'on-call-forward' });
});

test('all defaults: exactly its queue, its secret, its table, its key and its logs', () => {
  expect(render().statements('aws_iam_role_policy')).toEqual([
    {
      Sid: 'ConsumeQueue',
      Effect: 'Allow',
      Action: [
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
      ],
      Resource: '<aws_sqs_queue.Forwarder_Queue.arn>',
    },
    {
      Sid: 'SendDeadLetters',
      Effect: 'Allow',
      Action: 'sqs:SendMessage',
      Resource: '<aws_sqs_queue.Forwarder_Queue_DeadLetters.arn>',
    },
    { Sid: 'UseKeys', Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: [KEY] },
    {
      Sid: 'UseLedger',
      Effect: 'Allow',
      Action: ['dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem', 'dynamodb:PutItem'],
      Resource: TABLE,
    },
    { Sid: 'ReadSecrets', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: [SECRET] },
    {
      Sid: 'ReadFindings',
      Effect: 'Allow',
      Action: 'securityhub:GetFindings',
      Resource: 'arn:<partition>:securityhub:<region>:<account>:hub/default',
    },
    {
      Sid: 'WriteLogs',
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: '<aws_cloudwatch_log_group.Forwarder_Function_LogGroup.arn>:log-stream:*',
    },
  ]);
});

test('all defaults: what the function is told', () => {
  expect(config()).toEqual({
    version: 1,
    endpointId: 'pagerduty',
    vendor: 'pagerduty',
    secrets: { default: { kind: 'secret', arn: SECRET } },
    autoResolve: true,
    grouping: 'NONE',
    setNotified: false,
    ledger: { tableName: 'alerts', retentionDays: 120 },
    deadLetterQueueUrl: expect.stringContaining('aws_sqs_queue.Forwarder_Queue_DeadLetters'),
    vendorTimeoutMillis: 10_000,
    concurrency: 10,
  });
});

test('takes every option of the vendor call', () => {
  const told = config({
    url: 'https://events.eu.pagerduty.com',
    severities: { HIGH: 'critical' },
    autoResolve: false,
    grouping: AlertGrouping.FAULT,
    vendorTimeoutSeconds: 5,
    batchConcurrency: 3,
    vendorOptions: { images: [{ src: 'https://example.com/a.png' }] },
    ledger: AlertLedger.fromTableArn(newStack(), 'Table', TABLE, { retentionDays: 7 }),
  });
  expect(told).toMatchObject({
    url: 'https://events.eu.pagerduty.com',
    severities: { HIGH: 'critical' },
    autoResolve: false,
    grouping: 'FAULT',
    vendorTimeoutMillis: 5000,
    concurrency: 3,
    options: { images: [{ src: 'https://example.com/a.png' }] },
    ledger: { tableName: 'alerts', retentionDays: 7 },
  });
});

test('a route has a key of its own, which the role may read', () => {
  const secret = SecretReference.fromParameterName('/team-b');
  const routes = [{ severities: [Severity.LOW], resourceTags: { team: ['b'] }, secret, team: 'B' }];
  expect(config({ routes })).toMatchObject({
    secrets: { route0: { kind: 'parameter', name: '/team-b' } },
    routes: [
      { match: { severities: ['LOW'], resourceTags: { team: ['b'] } }, secretName: 'route0', team: 'B' },
    ],
  });
  expect(render({ routes }).statements('aws_iam_role_policy')).toContainEqual({
    Sid: 'ReadParameters',
    Effect: 'Allow',
    Action: 'ssm:GetParameter',
    Resource: ['arn:<partition>:ssm:<region>:<account>:parameter/team-b'],
  });
});

test('the guard becomes what is accepted', () => {
  const guard = {
    accounts: ['111122223333'],
    regions: ['eu-central-1'],
    onlyAggregated: true,
    leadingProduct: LeadingProduct.SECURITY_HUB_V2,
  };
  expect(config({ guard }).accept).toEqual({
    accountIds: ['111122223333'],
    regions: ['eu-central-1'],
    onlyFrom: {
      accountId: expect.stringContaining('aws_caller_identity'),
      region: expect.stringContaining('aws_region'),
    },
    format: 'OCSF',
  });
});

test('setNotified brings leave to write the workflow status and nothing else', () => {
  const statements = render({ setNotified: true }).statements('aws_iam_role_policy');
  const own = statements.filter(({ Action }) => Action.includes('securityhub:BatchUpdateFindings'));
  expect(own[0]).toEqual({
    Sid: 'ReadAndUpdateFindings',
    Effect: 'Allow',
    Action: ['securityhub:GetFindings', 'securityhub:BatchUpdateFindings'],
    Resource: HUB,
  });
  expect(own.slice(1).every(({ Effect }) => Effect === 'Deny')).toBe(true);
  expect(own.map(({ Sid }) => Sid)).toEqual(
    expect.arrayContaining(['NeverSuppress', 'DenyNoteText', 'DenySeverityLabel', 'DenyVerificationState']),
  );
  expect(own.map(({ Sid }) => Sid)).not.toContain('DenyWorkflowStatus');
});

test('takes batch, window, concurrency, receives, visibility and size', () => {
  const rendered = render({
    maxMessageSizeBytes: 1_048_576,
    function: { timeoutSeconds: 30 },
    work: { batchSize: 100, batchingWindowSeconds: 20, maximumConcurrency: 2, maxReceiveCount: 5 },
  });
  expect(rendered.one('aws_lambda_event_source_mapping')).toMatchObject({
    batch_size: 100,
    maximum_batching_window_in_seconds: 20,
    scaling_config: { maximum_concurrency: 2 },
  });
  const main = Object.values(rendered.all('aws_sqs_queue')).find(({ name }) => name === 'on-call');
  expect(main).toMatchObject({ visibility_timeout_seconds: 200, max_message_size: 1_048_576 });
  expect(main?.['redrive_policy']).toContain('"maxReceiveCount":5');
  const dead = Object.values(rendered.all('aws_sqs_queue')).find(({ name }) => name !== 'on-call');
  expect(dead).toMatchObject({ max_message_size: 1_048_576 });
});

test.each([
  [undefined, 5],
  [0, 5],
  [2, 2],
  [4, 4],
  [50, 5],
])('with %j reserved, no more batches at the same time than that: %i', (reservedConcurrency, expected) => {
  const rendered = render({ function: { codePath: codeFixture(), reservedConcurrency } });
  expect(rendered.one('aws_lambda_event_source_mapping')).toMatchObject({
    scaling_config: { maximum_concurrency: expected },
  });
});

test('exactly its rules may send, and none over plain HTTP', () => {
  const stack = newStack();
  const forwarder = build({}, stack);
  new FindingRule(stack, 'Rule', {
    name: 'imported',
    pattern: FindingPattern.importedFindings(),
    targets: [forwarder],
  });
  const rendered = renderStack(stack);
  const policies = rendered.policies().filter(({ at }) => at.includes('Forwarder_Queue_Policy'));
  expect(policies.map(({ statements }) => statements)).toEqual([
    [
      {
        Sid: 'AllowSendFromEvents',
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: '<aws_sqs_queue.Forwarder_Queue.arn>',
        Condition: { ArnEquals: { 'aws:SourceArn': ['<aws_cloudwatch_event_rule.Rule.arn>'] } },
      },
      {
        Sid: 'DenyPlainHttp',
        Effect: 'Deny',
        Principal: '*',
        Action: 'sqs:SendMessage',
        Resource: '<aws_sqs_queue.Forwarder_Queue.arn>',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  ]);
});

test('alone it makes its own key and table', () => {
  const rendered = render({ key: undefined, ledger: undefined });
  expect(rendered.one('aws_kms_alias')).toMatchObject({ name: 'alias/on-call' });
  expect(rendered.one('aws_dynamodb_table')).toMatchObject({ name: 'on-call-alerts' });
});

test('values that are known only at apply are taken as they are', () => {
  const stack = newStack();
  const number = new TerraformVariable(stack, 'number', { type: 'number' }).numberValue;
  const text = new TerraformVariable(stack, 'text', { type: 'string' }).stringValue;
  const list = new TerraformVariable(stack, 'list', { type: 'list(string)' }).listValue;
  build(
    {
      url: text,
      guard: { accounts: list },
      function: { timeoutSeconds: number },
      work: { batchSize: number, maximumConcurrency: number },
    },
    stack,
  );
  const rendered = renderStack(stack);
  const fn = rendered.one('aws_lambda_function') as { environment: { variables: Record<string, string> } };
  expect(fn.environment.variables['ALERTING_CONFIG']).toContain('var.list');
  const main = Object.values(rendered.all('aws_sqs_queue')).find(({ name }) => name === 'on-call');
  expect(main).toMatchObject({ visibility_timeout_seconds: 5400 });
  expect(Token.isUnresolved(number)).toBe(true);
});

const route = { team: 'B', severities: [Severity.LOW] };

test.each<[Partial<FindingForwarderProps>, string]>([
  [{ name: 'a b' }, '`name` must be up to 56 letters, digits, `_` and `-`, got: "a b"'],
  [
    { endpointId: 'a/b' },
    '`endpointId` must be 1 to 20 letters, digits and `-`, beginning with a letter or digit, got: "a/b"',
  ],
  [
    { url: 'http://events.pagerduty.com' },
    '`url` must be an https:// URL without user name and password, got: "http://events.pagerduty.com"',
  ],
  [
    { url: 'https://example.com/in?token=abc' },
    '`url` seems to hold a key: put the URL into a secret, got: https://example.com/…',
  ],
  [
    { severities: { SEVERE: 'critical' } },
    '`severities (key)` must be one of INFORMATIONAL, LOW, MEDIUM, HIGH, CRITICAL, got: "SEVERE"',
  ],
  [{ vendorTimeoutSeconds: 0 }, '`vendorTimeoutSeconds` must be a whole number from 1 to 60, got: 0'],
  [
    { vendorTimeoutSeconds: 60 },
    "`vendorTimeoutSeconds` must be less than the function's timeout of 60, got: 60",
  ],
  [{ batchConcurrency: 101 }, '`batchConcurrency` must be a whole number from 1 to 100, got: 101'],
  [
    { maxMessageSizeBytes: 1023 },
    '`maxMessageSizeBytes` must be a whole number from 1024 to 1048576, got: 1023',
  ],
  [{ guard: { accounts: ['1'] } }, '`guard.accounts[0]` must be an AWS account id of 12 digits, got: "1"'],
  [
    { guard: { regions: ['mars'] } },
    '`guard.regions[0]` must be an AWS Region such as eu-central-1, got: "mars"',
  ],
  [
    { work: { maximumConcurrency: 1 } },
    '`work.maximumConcurrency` must be a whole number from 2 to 1000, got: 1',
  ],
  [
    { work: { maximumConcurrency: 1001 } },
    '`work.maximumConcurrency` must be a whole number from 2 to 1000, got: 1001',
  ],
  [
    { work: { batchingWindowSeconds: 301 } },
    '`work.batchingWindowSeconds` must be a whole number from 0 to 300, got: 301',
  ],
  [
    { work: { batchSize: 11 } },
    '`work.batchingWindowSeconds` must be at least 1 when `work.batchSize` is more than 10, got: 0 with 11',
  ],
  [
    { work: { visibilityTimeoutSeconds: 359 } },
    "`work.visibilityTimeoutSeconds` must be at least 6 times the function's timeout plus the batching window, " +
      '360 here, got: 359; a message would be worked on twice at the same time',
  ],
  [
    { function: { reservedConcurrency: 1 } },
    '`work.maximumConcurrency` must not be more than `reservedConcurrency`, got: 2 of 1; ' +
      'throttled batches would end in the dead-letter queue',
  ],
  [
    { function: { reservedConcurrency: 2 }, work: { maximumConcurrency: 3 } },
    '`work.maximumConcurrency` must not be more than `reservedConcurrency`, got: 3 of 2; ' +
      'throttled batches would end in the dead-letter queue',
  ],
  [{ work: { maxReceiveCount: 4 } }, '`work.maxReceiveCount` must be a whole number from 5 to 1000, got: 4'],
  [
    { routes: [{ team: 'B' }] },
    '`routes[0]` must have at least one of severities, accountIds, accountNames, products, resourceTags: ' +
      'without, it takes every finding and the routes after it none',
  ],
  [
    { routes: [route, { severities: [Severity.LOW] }] },
    '`routes[1]` must have another key, team or responders: without, it changes nothing',
  ],
  [
    { routes: [{ ...route, accountIds: ['x'] }] },
    '`routes[0].accountIds[0]` must be an AWS account id of 12 digits, got: "x"',
  ],
])('refuses %j', (props, message) => {
  expect(() => build(props)).toThrow(`test/Forwarder: ${message}`);
});

test('all that is wrong comes together', () => {
  expect(() => build({ batchConcurrency: 0, work: { batchSize: 0 } })).toThrow(
    'test/Forwarder: \n' +
      '  - `batchConcurrency` must be a whole number from 1 to 100, got: 0\n' +
      '  - `work.batchSize` must be a whole number from 1 to 10000, got: 0',
  );
});
