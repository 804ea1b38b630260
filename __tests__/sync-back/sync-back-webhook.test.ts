import { TerraformOutput } from 'cdktf';
import { SecretReference } from '../../src/common/secret-reference';
import { AlertLedger } from '../../src/delivery/alert-ledger';
import { AlertVendor } from '../../src/delivery/alert-vendor';
import { AlertingKey } from '../../src/delivery/alerting-key';
import type { SyncBackEndpoint } from '../../src/sync-back/sync-back-endpoint';
import { WebhookVerification } from '../../src/sync-back/sync-back-endpoint';
import { SyncBackWebhook } from '../../src/sync-back/sync-back-webhook';
import type { SyncBackWebhookProps } from '../../src/sync-back/sync-back-webhook-props';
import { Severity } from '../../src/triggers/finding-enums';
import { codeFixture } from '../helpers/function-code';
import { newStack, readable, renderStack } from '../helpers/render-stack';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234';
const TABLE = 'arn:aws:dynamodb:eu-central-1:111122223333:table/alerts';
const HUB = 'arn:<partition>:securityhub:<region>:<account>:hub/default';
const codePath = codeFixture();

const secretArn = (name: string) => `arn:aws:secretsmanager:eu-central-1:111122223333:secret:${name}-AbC123`;

const endpoint = (props: Partial<SyncBackEndpoint> = {}): SyncBackEndpoint => ({
  endpointId: 'pagerduty',
  vendor: AlertVendor.PAGERDUTY,
  verification: WebhookVerification.PAGERDUTY,
  secret: SecretReference.fromSecretArn(secretArn('signing')),
  ...props,
});

const build = (props: Partial<SyncBackWebhookProps> = {}, ...endpoints: SyncBackEndpoint[]) => {
  const stack = newStack();
  const webhook = new SyncBackWebhook(stack, 'Webhook', {
    name: 'on-call',
    ledger: AlertLedger.fromTableArn(stack, 'Table', TABLE),
    key: AlertingKey.fromKeyArn(stack, 'Key', KEY),
    ...props,
    receiveFunction: { codePath, ...props.receiveFunction },
    syncFunction: { codePath, ...props.syncFunction },
  });
  endpoints.forEach((each) => webhook.addEndpoint(each));
  return { stack, webhook };
};

const render = (props?: Partial<SyncBackWebhookProps>, ...endpoints: SyncBackEndpoint[]) =>
  renderStack(build(props, ...endpoints).stack);

const config = (rendered: ReturnType<typeof render>, id: string) => {
  const { environment } = rendered.one('aws_lambda_function', id) as {
    environment: { variables: { ALERTING_CONFIG: string } };
  };
  return JSON.parse(readable(environment.variables.ALERTING_CONFIG)) as unknown;
};

const role = (rendered: ReturnType<typeof render>, id: string) =>
  rendered.statements('aws_iam_role_policy', 'policy', id);

test('an HTTP API with a throttle and an encrypted access log that holds no header and no body', () => {
  const rendered = render();
  expect(rendered.one('aws_apigatewayv2_api')).toMatchObject({ name: 'on-call', protocol_type: 'HTTP' });
  const stage = rendered.one('aws_apigatewayv2_stage') as { access_log_settings: { format: string } };
  expect(stage).toMatchObject({
    name: '$default',
    auto_deploy: true,
    default_route_settings: { throttling_rate_limit: 50, throttling_burst_limit: 100 },
  });
  expect(Object.values(JSON.parse(stage.access_log_settings.format) as object)).toEqual([
    '$context.requestId',
    '$context.requestTime',
    '$context.identity.sourceIp',
    '$context.identity.userAgent',
    '$context.routeKey',
    '$context.status',
    '$context.responseLength',
    '$context.responseLatency',
    '$context.error.message',
    '$context.integrationErrorMessage',
  ]);
  expect(rendered.one('aws_cloudwatch_log_group', 'Webhook_Api_AccessLog')).toMatchObject({
    name: '/aws/vendedlogs/apis/on-call',
    kms_key_id: KEY,
    retention_in_days: 90,
  });
});

test('one route for each endpoint, which alone may call the function', () => {
  const rendered = render({}, endpoint(), endpoint({ endpointId: 'second' }));
  const routes = Object.values(rendered.all('aws_apigatewayv2_route'));
  expect(routes.map(({ route_key }) => route_key)).toEqual(['POST /pagerduty', 'POST /second']);
  expect(Object.values(rendered.all('aws_lambda_permission'))).toEqual([
    expect.objectContaining({
      action: 'lambda:InvokeFunction',
      principal: 'apigateway.amazonaws.com',
      source_arn: expect.stringMatching(/execution_arn\}\/\*\/POST\/pagerduty$/),
    }),
    expect.objectContaining({ source_arn: expect.stringMatching(/\/\*\/POST\/second$/) }),
  ]);
});

test('tells the URL of an endpoint and the role that updates findings', () => {
  const { stack, webhook } = build({}, endpoint());
  new TerraformOutput(stack, 'url', { value: webhook.urlOf('pagerduty') });
  new TerraformOutput(stack, 'role', { value: webhook.syncRoleArn });
  const { output } = renderStack(stack).json as { output?: Record<string, { value: string }> };
  expect(readable(output?.['url']?.value ?? '')).toBe(
    '<aws_apigatewayv2_api.Webhook_Api.api_endpoint>/pagerduty',
  );
  expect(readable(output?.['role']?.value ?? '')).toBe('<aws_iam_role.Webhook_Sync_Role.arn>');
});

test('the functions are told what each endpoint needs', () => {
  const apiToken = SecretReference.fromParameterName('/pd/token');
  const second = SecretReference.fromSecretArn(secretArn('next'));
  const rendered = render(
    { memberRole: { roleName: 'member', externalId: 'ext', accountIds: ['444455556666'] } },
    endpoint({ apiToken, additionalSecrets: [second], severity: false, priorities: { P1: Severity.HIGH } }),
  );
  expect(config(rendered, 'Webhook_Receive')).toEqual({
    version: 1,
    endpoints: {
      pagerduty: {
        vendor: 'pagerduty',
        verifier: 'pagerduty',
        secrets: [
          { kind: 'secret', arn: secretArn('signing') },
          { kind: 'secret', arn: secretArn('next') },
        ],
      },
    },
    queueUrl: '<aws_sqs_queue.Webhook_Queue.url>',
  });
  expect(config(rendered, 'Webhook_Sync')).toEqual({
    version: 1,
    endpoints: {
      pagerduty: {
        vendor: 'pagerduty',
        directions: { workflow: true, note: true, severity: false },
        priorities: { P1: 'HIGH' },
        apiToken: { kind: 'parameter', name: '/pd/token' },
      },
    },
    ledger: { tableName: 'alerts', retentionDays: 120 },
    deadLetterQueueUrl: '<aws_sqs_queue.Webhook_Queue_DeadLetters.url>',
    memberRole: { roleName: 'member', externalId: 'ext', accountIds: ['444455556666'] },
  });
});

const logs = (id: string) => ({
  Sid: 'WriteLogs',
  Effect: 'Allow',
  Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  Resource: `<aws_cloudwatch_log_group.Webhook_${id}_LogGroup.arn>:log-stream:*`,
});

test('the receiver may queue and read the signing secrets, no more', () => {
  expect(role(render({}, endpoint()), 'Webhook_Receive')).toEqual([
    {
      Sid: 'QueueUpdates',
      Effect: 'Allow',
      Action: 'sqs:SendMessage',
      Resource: '<aws_sqs_queue.Webhook_Queue.arn>',
    },
    { Sid: 'UseKeys', Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: [KEY] },
    {
      Sid: 'ReadSecrets',
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: [secretArn('signing')],
    },
    logs('Receive'),
  ]);
});

const NEVER_WRITTEN = [
  'DenyConfidence',
  'DenyCriticality',
  'DenyRelatedFindings',
  'DenyTypes',
  'DenyUserDefinedFieldskey',
  'DenyUserDefinedFieldsvalue',
  'DenyVerificationState',
];

const sids = (props: Partial<SyncBackWebhookProps>, ...endpoints: SyncBackEndpoint[]) =>
  role(render(props, ...endpoints), 'Webhook_Sync').map(({ Sid }) => Sid);

test('the second function may update findings, work on its queue and use the ledger', () => {
  const statements = role(render({}, endpoint()), 'Webhook_Sync');
  expect(statements.map(({ Sid }) => Sid)).toEqual([
    'UseLedger',
    'ReadAndUpdateFindings',
    'NeverSuppress',
    ...NEVER_WRITTEN,
    'ConsumeQueue',
    'SendDeadLetters',
    'UseKeys',
    'WriteLogs',
  ]);
  expect(statements[1]).toEqual({
    Sid: 'ReadAndUpdateFindings',
    Effect: 'Allow',
    Action: ['securityhub:GetFindings', 'securityhub:BatchUpdateFindings'],
    Resource: HUB,
  });
});

test('a direction that is off everywhere is denied, one that is on anywhere is not', () => {
  const off = endpoint({ note: false, severity: false });
  const half = endpoint({ endpointId: 'second', severity: false });
  expect(sids({}, off)).toEqual(expect.arrayContaining(['DenyNoteText', 'DenySeverityLabel']));
  expect(sids({}, off, half)).toContain('DenySeverityLabel');
  expect(sids({}, off, half)).not.toContain('DenyNoteText');
});

test('Security Hub V2 only where it is asked for', () => {
  const statements = role(render({ securityHubV2: true }, endpoint({ note: false })), 'Webhook_Sync');
  const hubV2 = 'arn:<partition>:securityhub:<region>:<account>:hubv2/*';
  expect(statements).toContainEqual(
    expect.objectContaining({ Sid: 'ReadAndUpdateFindings', Resource: [HUB, hubV2] }),
  );
  expect(statements).toContainEqual({
    Sid: 'DenyV2Comment',
    Effect: 'Deny',
    Action: 'securityhub:BatchUpdateFindings',
    Resource: '*',
    Condition: { Null: { 'securityhub:OCSFSyntaxPath/Comment': 'false' } },
  });
});

test.each([
  [undefined, ['arn:<partition>:iam::*:role/path/member']],
  [['444455556666'], ['arn:<partition>:iam::444455556666:role/path/member']],
])('members %j: assumes exactly the named role', (accountIds, resources) => {
  const memberRole = { roleName: 'path/member', accountIds };
  expect(role(render({ memberRole }, endpoint()), 'Webhook_Sync')).toContainEqual({
    Sid: 'AssumeMemberRole',
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Resource: resources,
  });
});

test('gathers updates, so that many make few calls', () => {
  const rendered = render();
  expect(rendered.one('aws_lambda_event_source_mapping')).toMatchObject({
    batch_size: 250,
    maximum_batching_window_in_seconds: 2,
    scaling_config: { maximum_concurrency: 2 },
    function_response_types: ['ReportBatchItemFailures'],
  });
  const queues = Object.values(rendered.all('aws_sqs_queue'));
  expect(queues.find(({ name }) => name === 'on-call-updates')).toMatchObject({
    visibility_timeout_seconds: 362,
  });
});

test('an answer takes at most 10 seconds unless told otherwise', () => {
  expect(render().one('aws_lambda_function', 'Webhook_Receive')).toMatchObject({ timeout: 10 });
  expect(
    render({ receiveFunction: { timeoutSeconds: 5 } }).one('aws_lambda_function', 'Webhook_Receive'),
  ).toMatchObject({ timeout: 5 });
});

test.each<[Partial<SyncBackWebhookProps>, string]>([
  [{ name: '' }, '`name` must be up to 56 letters, digits, `_` and `-`, got: ""'],
  [{ throttlingRateLimit: 0 }, '`throttlingRateLimit` must be a whole number from 1 to 10000, got: 0'],
  [{ throttlingBurstLimit: 5001 }, '`throttlingBurstLimit` must be a whole number from 1 to 5000, got: 5001'],
  [{ accessLogRetentionDays: 2 }, '`accessLogRetentionDays` must be one of 0, 1, 3,'],
  [
    { receiveFunction: { timeoutSeconds: 30 } },
    '`receiveFunction.timeoutSeconds` must be a whole number from 1 to 29, got: 30',
  ],
  [{ work: { batchSize: 10_001 } }, '`work.batchSize` must be a whole number from 1 to 10000, got: 10001'],
  [
    { memberRole: { roleName: '/member' } },
    '`memberRole.roleName` must be the name of a role, with its path but without the first `/`, got: "/member"',
  ],
])('refuses %j', (props, message) => {
  expect(() => build(props)).toThrow(`test/Webhook: ${message}`);
});

test.each<[Partial<SyncBackEndpoint>, string]>([
  [{ endpointId: 'a/b' }, '`endpointId` must be 1 to 20 letters, digits and `-`'],
  [
    { headerName: 'X-Key' },
    '`headerName` is for WebhookVerification.HEADER only: leave it out, or choose that verification',
  ],
  [
    { workflow: false, note: false, severity: false },
    'one of `workflow`, `note` and `severity` must be on; leave `syncBack` out for none',
  ],
  [
    { priorities: { P1: 'SEVERE' as Severity } },
    '`priorities.P1` must be one of INFORMATIONAL, LOW, MEDIUM, HIGH, CRITICAL, got: "SEVERE"',
  ],
])('refuses an endpoint with %j', (props, message) => {
  expect(() => build({}, endpoint(props))).toThrow(`test/Webhook: ${message}`);
});

test('refuses an endpoint that is there already', () => {
  expect(() => build({}, endpoint(), endpoint())).toThrow(
    'test/Webhook: `endpointId` must be unique, got twice: pagerduty',
  );
});

test("updates this account's own findings in the Regions that send their events on", () => {
  const statements = role(render({ hubRegions: ['eu-central-1', 'eu-west-1'] }, endpoint()), 'Webhook_Sync');
  expect(statements.find(({ Sid }) => Sid === 'ReadAndUpdateFindings')?.Resource).toEqual([
    'arn:<partition>:securityhub:eu-central-1:<account>:hub/default',
    'arn:<partition>:securityhub:eu-west-1:<account>:hub/default',
  ]);
  expect(() => build({ hubRegions: ['*'] })).toThrow(
    '`hubRegions[0]` must be an AWS Region such as eu-central-1, got: "*"',
  );
});
