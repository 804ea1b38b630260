import type { SecurityHubAlertingProps } from '../../src/alerting/security-hub-alerting-props';
import {
  IlertEndpoint,
  JsmEndpoint,
  LeadingProduct,
  PagerDutyEndpoint,
  SecurityHubAlerting,
  Severity,
  Trigger,
  WebhookEndpoint,
} from '../../src/index';
import { codePath, secret } from '../helpers/api-endpoint';
import { annotations, newStack, readable, renderStack } from '../helpers/render-stack';

const code = { codePath };
const syncBack = { secret: secret('back') };

const fourEndpoints = () => [
  new PagerDutyEndpoint({
    routingKey: secret('pd'),
    syncBack: { signingSecret: secret('signing') },
    function: code,
  }),
  new JsmEndpoint({ apiKey: secret('jsm'), syncBack, function: code }),
  new IlertEndpoint({ integrationKey: secret('ilert'), syncBack, function: code }),
  new WebhookEndpoint({
    url: 'https://hooks.example.com/in',
    signingSecret: secret('sign'),
    syncBack,
    function: code,
  }),
];

const deploy = (props: Partial<SecurityHubAlertingProps> = {}) => {
  const stack = newStack();
  const alerting = new SecurityHubAlerting(stack, 'OnCall', {
    name: 'on-call',
    triggers: [Trigger.importedFindings({ severities: [Severity.CRITICAL] })],
    endpoints: fourEndpoints(),
    ...props,
    webhook: { receiveFunction: code, syncFunction: code, ...props.webhook },
  });
  return { stack, alerting };
};

const counted = (type: string, props?: Partial<SecurityHubAlertingProps>) =>
  Object.keys(renderStack(deploy(props).stack).all(type)).length;

test.each([
  ['aws_kms_key', 1],
  ['aws_dynamodb_table', 1],
  ['aws_apigatewayv2_api', 1],
  ['aws_apigatewayv2_route', 4],
  ['aws_lambda_function', 6],
  ['aws_iam_role', 6],
  ['aws_lambda_event_source_mapping', 5],
])('four endpoints with a way back share what can be shared: %s × %d', (type, count) => {
  expect(counted(type)).toBe(count);
});

test('tells forwarders, URLs, the way back and every dead-letter queue', () => {
  const { alerting } = deploy();
  expect(alerting.forwarders.map(({ queue }) => queue.queueName)).toEqual([
    'on-call-pagerduty',
    'on-call-jsm',
    'on-call-ilert',
    'on-call-webhook',
  ]);
  expect(alerting.endpointConfig('jsm')?.webhookUrl).toMatch(/\/jsm$/);
  expect(alerting.syncBackWebhook?.syncFunction.functionName).toBeDefined();
  expect(alerting.deadLetterQueues.map(({ queueName }) => queueName)).toEqual(
    expect.arrayContaining(['on-call-updates-dead-letters', 'on-call-pagerduty-dead-letters']),
  );
});

test('one way for all functions to run, an endpoint has the last word', () => {
  const { stack } = deploy({
    functions: { runtime: 'nodejs22.x', timeoutSeconds: 40 },
    endpoints: [
      ...fourEndpoints().slice(0, 1),
      new JsmEndpoint({ apiKey: secret('jsm'), function: { ...code, timeoutSeconds: 20 } }),
    ],
  });
  const functions = Object.values(renderStack(stack).all('aws_lambda_function'));
  expect(functions.map(({ function_name, runtime, timeout }) => [function_name, runtime, timeout])).toEqual(
    expect.arrayContaining([
      ['on-call-pagerduty-forward', 'nodejs22.x', 40],
      ['on-call-jsm-forward', 'nodejs22.x', 20],
      ['on-call-receive', 'nodejs22.x', 10],
      ['on-call-sync', 'nodejs22.x', 40],
    ]),
  );
});

test('events of closed findings reach the API endpoints, unless they do not resolve', () => {
  const rules = (autoResolve: boolean) => {
    const endpoint = new JsmEndpoint({ apiKey: secret('jsm'), autoResolve, function: code });
    return Object.values(
      renderStack(deploy({ endpoints: [endpoint] }).stack).all('aws_cloudwatch_event_rule'),
    )
      .map(({ event_pattern }) => String(event_pattern))
      .join();
  };
  expect(rules(true)).toContain('RESOLVED');
  expect(rules(false)).not.toContain('RESOLVED');
});

test('all that is wrong with functions, way back and endpoints comes together', () => {
  const wrong = () =>
    deploy({
      functions: { codePath, memorySizeMiB: 1 },
      webhook: { throttlingRateLimit: 0 },
      endpoints: [new JsmEndpoint({ apiKey: secret('jsm'), batchConcurrency: 0 })],
    });
  expect(wrong).toThrow(
    'test/OnCall: \n' +
      '  - `functions.memorySizeMiB` must be a whole number from 128 to 10240, got: 1\n' +
      '  - `functions.codePath` must not be set: each function has code of its own; set it on the endpoint\n' +
      '  - webhook: `throttlingRateLimit` must be a whole number from 1 to 10000, got: 0\n' +
      '  - endpoints[0]: `batchConcurrency` must be a whole number from 1 to 100, got: 0',
  );
});

describe('rules on a bus that others send to', () => {
  const onBus = (props: object, eventBusName?: string) => {
    const endpoint = new JsmEndpoint({ apiKey: secret('jsm'), function: code, ...props });
    return annotations(deploy({ endpoints: [endpoint], rules: { eventBusName } }).stack, 'warn');
  };

  test.each<[object, RegExp]>([
    [{ setNotified: true }, /^`setNotified` of jsm reaches only findings of this account and Region/],
    [{ guard: { onlyAggregated: true } }, /^`guard.onlyAggregated` of jsm refuses what other accounts/],
  ])('warn of %j, which works on the default bus alone', (props, warning) => {
    expect(onBus(props, 'findings')).toEqual([expect.stringMatching(warning)]);
    expect(onBus(props)).toEqual([]);
  });

  test('do not warn of anything else', () => {
    expect(onBus({ guard: { accounts: ['111122223333'] } }, 'findings')).toEqual([]);
  });
});

test('one guard for all API endpoints, an endpoint has the last word', () => {
  const { stack } = deploy({
    guard: { leadingProduct: LeadingProduct.SECURITY_HUB_V2 },
    endpoints: [
      ...fourEndpoints().slice(0, 1),
      new JsmEndpoint({ apiKey: secret('jsm'), guard: { onlyAggregated: true }, function: code }),
    ],
  });
  const accept = (id: string) => {
    const { environment } = renderStack(stack).one('aws_lambda_function', `OnCall_Endpoints_${id}`) as {
      environment: { variables: { ALERTING_CONFIG: string } };
    };
    return (JSON.parse(readable(environment.variables.ALERTING_CONFIG)) as { accept: unknown }).accept;
  };
  expect(accept('pagerduty')).toEqual({ format: 'OCSF' });
  expect(accept('jsm')).toEqual({ onlyFrom: { accountId: '<account>', region: '<region>' } });
});

test('a guard that cannot hold is refused', () => {
  expect(() => deploy({ guard: { accounts: ['me'] } })).toThrow(
    '`guard.accounts[0]` must be an AWS account id of 12 digits, got: "me"',
  );
});

describe('the way back of findings of Security Hub V2', () => {
  const v2 = [Trigger.importedFindingsV2()];
  const warnings = (props: Partial<SecurityHubAlertingProps>) =>
    annotations(deploy(props).stack, 'warn').filter((text) => text.includes('the way back'));

  test('needs a permission of its own, once for all endpoints', () => {
    expect(warnings({ triggers: v2 })).toEqual([
      expect.stringMatching(/^Findings of Security Hub V2 are sent, but the way back may not update them/),
    ]);
  });

  test.each<[string, Partial<SecurityHubAlertingProps>]>([
    ['it has the permission', { triggers: v2, webhook: { securityHubV2: true } }],
    ['no such finding is sent', {}],
    [
      'there is no way back',
      { triggers: v2, endpoints: [new JsmEndpoint({ apiKey: secret('jsm'), function: code })] },
    ],
  ])('is not warned of when %s', (_, props) => {
    expect(warnings(props)).toEqual([]);
  });
});
