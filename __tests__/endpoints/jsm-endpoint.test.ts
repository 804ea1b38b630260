import type { JsmEndpointProps } from '../../src/endpoints/jsm-endpoint';
import { JsmEndpoint, JsmPriority, JsmSite } from '../../src/endpoints/jsm-endpoint';
import { SharedSecretScheme } from '../../src/endpoints/shared-secret-sync-back';
import { Severity } from '../../src/triggers/finding-enums';
import { codePath, forwarderConfigOf, secret, secretArn, wayBackOf } from '../helpers/api-endpoint';

const endpoint = (props: Partial<JsmEndpointProps> = {}) =>
  new JsmEndpoint({ apiKey: secret('jsm'), ...props, function: { codePath, ...props.function } });

test('all defaults', () => {
  expect(endpoint().problems()).toEqual([]);
  expect(forwarderConfigOf(endpoint())).toMatchObject({
    endpointId: 'jsm',
    vendor: 'jsm',
    secrets: { default: { kind: 'secret', arn: secretArn('jsm') } },
  });
});

test.each([
  [undefined, 'https://api.atlassian.com/jsm/ops/integration'],
  [JsmSite.JSM, 'https://api.atlassian.com/jsm/ops/integration'],
  [JsmSite.OPSGENIE_US, 'https://api.opsgenie.com'],
  [JsmSite.OPSGENIE_EU, 'https://api.eu.opsgenie.com'],
])('site %s is %s', (site, url) => {
  expect(forwarderConfigOf(endpoint({ site }))).toMatchObject({ url });
});

test('routes call teams and people, with the own key or another', () => {
  const responders = [{ type: 'user', username: 'jane@example.com' }];
  const told = forwarderConfigOf(
    endpoint({
      severities: { [Severity.LOW]: JsmPriority.P5 },
      routes: [
        { accountIds: ['111122223333'], team: 'platform', responders },
        { products: ['Macie'], apiKey: secret('privacy') },
      ],
    }),
  );
  expect(told).toMatchObject({
    severities: { LOW: 'P5' },
    routes: [
      { match: { accountIds: ['111122223333'] }, team: 'platform', responders },
      { match: { products: ['Macie'] }, secretName: 'route1' },
    ],
    secrets: { route1: { kind: 'secret', arn: secretArn('privacy') } },
  });
});

test.each([
  [{}, { verifier: 'header' }],
  [{ headerName: 'X-Key' }, { verifier: 'header', headerName: 'X-Key' }],
  [{ scheme: SharedSecretScheme.BASIC }, { verifier: 'basic' }],
])('the way back with %j', (options, receive) => {
  expect(wayBackOf(endpoint({ syncBack: { secret: secret('back'), ...options } }))).toEqual({
    receive: { vendor: 'jsm', secrets: [{ kind: 'secret', arn: secretArn('back') }], ...receive },
    sync: { vendor: 'jsm', directions: { workflow: true, note: true, severity: true } },
  });
});

test.each<[Partial<JsmEndpointProps>, string]>([
  [
    { severities: { LOW: 'P6' as JsmPriority } },
    '`severities.LOW` must be one of P1, P2, P3, P4, P5, got: "P6"',
  ],
  [
    { syncBack: { secret: secret('back'), scheme: SharedSecretScheme.BASIC, headerName: 'X-Key' } },
    'syncBack: `headerName` is for WebhookVerification.HEADER only: leave it out, or choose that verification',
  ],
  [
    {
      routes: [
        { products: ['Macie'], responders: Array.from({ length: 51 }, () => ({ type: 'user', id: 'x' })) },
      ],
    },
    '`routes[0].responders` must have at most 50, got: 51',
  ],
])('refuses %j', (props, message) => {
  expect(endpoint(props).problems()).toEqual([message]);
});
