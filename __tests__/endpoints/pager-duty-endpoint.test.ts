import { SecretReference } from '../../src/common/secret-reference';
import type { PagerDutyEndpointProps } from '../../src/endpoints/pager-duty-endpoint';
import {
  PagerDutyEndpoint,
  PagerDutyServiceRegion,
  PagerDutySeverity,
} from '../../src/endpoints/pager-duty-endpoint';
import { Severity } from '../../src/triggers/finding-enums';
import {
  codePath,
  forwarderConfigOf,
  renderEndpoint,
  secret,
  secretArn,
  wayBackOf,
} from '../helpers/api-endpoint';

const endpoint = (props: Partial<PagerDutyEndpointProps> = {}) =>
  new PagerDutyEndpoint({
    routingKey: secret('routing'),
    ...props,
    function: { codePath, ...props.function },
  });

test('all defaults', () => {
  expect(endpoint().endpointId).toBe('pagerduty');
  expect(endpoint().problems()).toEqual([]);
  expect(forwarderConfigOf(endpoint())).toEqual({
    version: 1,
    endpointId: 'pagerduty',
    vendor: 'pagerduty',
    url: 'https://events.pagerduty.com',
    secrets: { default: { kind: 'secret', arn: secretArn('routing') } },
    autoResolve: true,
    grouping: 'NONE',
    setNotified: false,
    ledger: { tableName: 'alerts', retentionDays: 120 },
    deadLetterQueueUrl: '<aws_sqs_queue.OnCall_Endpoints_pagerduty_Forwarder_Queue_DeadLetters.url>',
    vendorTimeoutMillis: 10_000,
    concurrency: 10,
  });
});

test('without a way back there is no webhook', () => {
  const rendered = renderEndpoint(endpoint());
  expect(rendered.all('aws_apigatewayv2_api')).toEqual({});
  expect(Object.keys(rendered.all('aws_lambda_function'))).toHaveLength(1);
});

test('takes region, severities, images and routes', () => {
  const told = forwarderConfigOf(
    endpoint({
      serviceRegion: PagerDutyServiceRegion.EU,
      severities: { [Severity.HIGH]: PagerDutySeverity.CRITICAL },
      images: [{ src: 'https://example.com/a.png' }],
      routes: [{ products: ['Inspector'], routingKey: secret('patching') }],
    }),
  );
  expect(told).toMatchObject({
    url: 'https://events.eu.pagerduty.com',
    severities: { HIGH: 'critical' },
    options: { images: [{ src: 'https://example.com/a.png' }] },
    routes: [{ match: { products: ['Inspector'] }, secretName: 'route0' }],
    secrets: { route0: { kind: 'secret', arn: secretArn('patching') } },
  });
});

test('the way back checks signatures, also those of the secret to come', () => {
  const syncBack = {
    signingSecret: secret('signing'),
    additionalSecrets: [secret('next')],
    apiToken: SecretReference.fromParameterName('/pd/token'),
    priorities: { Urgent: Severity.CRITICAL },
    note: false,
  };
  expect(wayBackOf(endpoint({ serviceRegion: PagerDutyServiceRegion.EU, syncBack }))).toEqual({
    receive: {
      vendor: 'pagerduty',
      verifier: 'pagerduty',
      secrets: [
        { kind: 'secret', arn: secretArn('signing') },
        { kind: 'secret', arn: secretArn('next') },
      ],
    },
    sync: {
      vendor: 'pagerduty',
      directions: { workflow: true, note: false, severity: true },
      priorities: { Urgent: 'CRITICAL' },
      apiToken: { kind: 'parameter', name: '/pd/token' },
      apiUrl: 'https://api.eu.pagerduty.com',
    },
  });
});

test('a subscription made by Terraform, whose signing secret nobody knows, sends a header', () => {
  const syncBack = { headerSecret: secret('header'), headerName: 'X-Alerting-Secret' };
  expect(wayBackOf(endpoint({ syncBack })).receive).toEqual({
    vendor: 'pagerduty',
    verifier: 'header',
    headerName: 'X-Alerting-Secret',
    secrets: [{ kind: 'secret', arn: secretArn('header') }],
  });
});

test.each([
  [{}, 'neither'],
  [{ signingSecret: secret('signing'), headerSecret: secret('header') }, 'both'],
])('the way back takes one kind of secret, got %j', (syncBack, got) => {
  expect(endpoint({ syncBack }).problems()).toEqual([
    `syncBack: exactly one of \`signingSecret\` and \`headerSecret\` must be given, got ${got}`,
  ]);
});

test('all that is wrong comes together, in the words of the props', () => {
  const wrong = SecretReference.fromSecretArn('not-an-arn');
  const problems = endpoint({
    endpointId: 'a_b',
    routingKey: wrong,
    severities: { HIGH: 'P1' as PagerDutySeverity },
    images: [{ src: 'http://example.com/a.png' }],
    routes: [{ severities: [Severity.LOW], routingKey: wrong }],
    syncBack: { signingSecret: wrong, apiUrl: 'ftp://example.com' },
  }).problems();
  expect(problems).toEqual([
    expect.stringContaining('`endpointId` must be 1 to 20 letters'),
    expect.stringContaining('`routingKey` must be the ARN of a Secrets Manager secret'),
    '`severities.HIGH` must be one of critical, error, warning, info, got: "P1"',
    expect.stringContaining('`routes[0].routingKey` must be the ARN'),
    expect.stringContaining('syncBack: `signingSecret` must be the ARN'),
    'syncBack: `apiUrl` must be an https:// URL without user name and password, got: "ftp://example.com"',
    '`images[0].src` must be an https:// URL without user name and password, got: "http://example.com/a.png"',
  ]);
  expect(problems.join()).not.toContain('not-an-arn');
});
