import type { WebhookEndpointProps } from '../../src/endpoints/webhook-endpoint-props';
import { WebhookEndpoint } from '../../src/endpoints/webhook-endpoint';
import { WebhookBodyFormat } from '../../src/endpoints/webhook-endpoint-props';
import { WebhookVerification } from '../../src/sync-back/sync-back-endpoint';
import { Severity } from '../../src/triggers/finding-enums';
import { codePath, forwarderConfigOf, secret, secretArn, wayBackOf } from '../helpers/api-endpoint';

const endpoint = (props: Partial<WebhookEndpointProps> = {}) =>
  new WebhookEndpoint({
    url: 'https://hooks.example.com/in',
    signingSecret: secret('signing'),
    ...props,
    function: { codePath, ...props.function },
  });

test('all defaults', () => {
  expect(endpoint().problems()).toEqual([]);
  expect(forwarderConfigOf(endpoint())).toMatchObject({
    endpointId: 'webhook',
    vendor: 'webhook',
    url: 'https://hooks.example.com/in',
    secrets: { default: { kind: 'secret', arn: secretArn('signing') } },
    options: { bodyFormat: 'standard', signature: 'standard-webhooks' },
  });
});

test('a URL that is secret, headers and the envelope', () => {
  const told = forwarderConfigOf(
    endpoint({
      url: undefined,
      urlSecret: secret('url'),
      headers: { 'X-Source': 'security-hub' },
      secretHeaders: { Authorization: secret('token') },
      bodyFormat: WebhookBodyFormat.CLOUDEVENTS,
      severities: { HIGH: 'sev2' },
    }),
  );
  expect(told).not.toHaveProperty('url');
  expect(told).toMatchObject({
    severities: { HIGH: 'sev2' },
    secrets: {
      url: { kind: 'secret', arn: secretArn('url') },
      'header:Authorization': { kind: 'secret', arn: secretArn('token') },
    },
    options: { bodyFormat: 'cloudevents', headers: { 'X-Source': 'security-hub' } },
  });
});

test('without a signing secret, a secret header proves the sender', () => {
  const unsigned = endpoint({ signingSecret: undefined, secretHeaders: { 'X-Key': secret('key') } });
  expect(unsigned.problems()).toEqual([]);
  expect(forwarderConfigOf(unsigned)).toMatchObject({
    secrets: { 'header:X-Key': { kind: 'secret', arn: secretArn('key') } },
    options: { signature: 'none' },
  });
});

test.each([
  [{}, { verifier: 'standard-webhooks' }],
  [{ verification: WebhookVerification.BASIC }, { verifier: 'basic' }],
  [
    { verification: WebhookVerification.HEADER, headerName: 'X-Key' },
    { verifier: 'header', headerName: 'X-Key' },
  ],
])('the way back with %j', (options, receive) => {
  expect(wayBackOf(endpoint({ syncBack: { secret: secret('back'), ...options } })).receive).toEqual({
    vendor: 'webhook',
    secrets: [{ kind: 'secret', arn: secretArn('back') }],
    ...receive,
  });
});

test.each<[Partial<WebhookEndpointProps>, string]>([
  [{ url: undefined }, 'one of `url` and `urlSecret` must be given, got neither'],
  [{ urlSecret: secret('url') }, 'one of `url` and `urlSecret` must be given, got both'],
  [
    { url: 'http://hooks.example.com/in' },
    '`url` must be an https:// URL without user name and password, got: "http://hooks.example.com/in"',
  ],
  [
    { url: 'https://hooks.example.com/in?key=s3cret' },
    '`url` seems to hold a key: put the URL into a secret, got: https://hooks.example.com/…',
  ],
  [
    { signingSecret: undefined },
    '`signingSecret` or `secretHeaders` must be given: without, anybody could send alerts to the receiver',
  ],
  [
    { signingSecret: undefined, routes: [{ severities: [Severity.LOW], signingSecret: secret('low') }] },
    '`signingSecret` must be given when a route has its own',
  ],
  [{ headers: { 'Webhook-Id': 'x' } }, '`headers` must not have "Webhook-Id": the forwarder sets it'],
  [
    { headers: { Authorization: 'x' } },
    '`headers` must not have "Authorization", whose value is secret: move it to `secretHeaders`',
  ],
  [
    { secretHeaders: { 'a b': secret('x') } },
    '`secretHeaders (key)` must be the name of an HTTP header, got: "a b"',
  ],
])('refuses %j', (props, message) => {
  expect(endpoint(props).problems()).toEqual([message]);
});
