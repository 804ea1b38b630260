import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { ConfigError } from '../../../src/app/config/config-error';
import { bareSecret, literalSecret } from '../../../src/app/config/literal-secret';
import { loadConfig } from '../../../src/app/config/load-config';
import { config, withFile } from './fixtures';

/** Put together at run time: a scanner of this repository must not mistake a fixture for a leak. */
const key = (prefix: string, tail = '0123456789abcdef0123'): string => `${prefix}${tail}`;

test.each([
  ['an AWS access key', key('AKI', 'AIOSFODNN7EXAMPLE')],
  ['an ilert key', `https://api.ilert.com/api/v1/events/amazonsns/${key('il1', 'api0123456789')}`],
  ['a webhook signing secret', key('whs', 'ec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')],
  ['an access token', key('gh', 'p_0123456789abcdef')],
  ['a JSON web token', `${key('ey', 'JhbGciOiJIUzI1NiJ9')}.${key('ey', 'JzdWIiOiIxMjM0In0')}.c2ln`],
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----'],
  ['an authorization header', 'Bearer abcdefgh'],
  ['an authorization header', 'GenieKey 12345678'],
  ['a user name or password before @', 'https://user:pass@example.com/'],
  ['a key in the query', 'https://api.example.com/hook?apiKey=on-call'],
  ['a key in the query', 'https://api.example.com/hook?a=b&token=x'],
  ['an integration key in the path', 'https://events.pagerduty.com/integration/aaaabbbbccccddddeeee/enqueue'],
  ['an integration key in the path', 'https://events.pagerduty.com/x-ere/aaaabbbbccccddddeeee'],
  ['an incoming-webhook key', 'https://hooks.slack.com/services/T0/B0/x'],
  ['a long random part', 'https://example.com/hooks/6a204bd8-9f3c-4d0e-8a4e-2b1f0c9d8e7f'],
  ['a long random part', 'https://example.com/hooks/zk3v9q8b1x7m2p5t4r6w'],
])('%s is seen', (what, text) => {
  expect(literalSecret(text)).toBe(what);
});

test.each([
  'Page the on-call engineer',
  'https://alerts.example.com/',
  'https://alerts.example.com/security-hub/findings/v2/2026/11/21',
  'https://alerts.example.com/securityHubFindingsReceiverV2/notifications',
  'https://abc123def456ghi789.execute-api.eu-central-1.amazonaws.com/alerts',
  'arn:aws:kms:eu-central-1:111122223333:key/6a204bd8-9f3c-4d0e-8a4e-2b1f0c9d8e7f',
  'arn:aws:secretsmanager:eu-central-1:111122223333:secret:ilert-AbCdEf',
  'https://gitlab.example.com/api/v4/projects/1234/terraform/state/prod',
])('%s is no secret', (text) => {
  expect(literalSecret(text)).toBeUndefined();
});

test('random keys are seen, whatever their alphabet', () => {
  const missed = (alphabet: BufferEncoding): number =>
    Array.from({ length: 500 }, () => randomBytes(24).toString(alphabet)).filter(
      (text) => literalSecret(`https://example.com/hook/${text}`) === undefined,
    ).length;
  expect(missed('hex')).toBe(0);
  expect(missed('base64url')).toBeLessThan(150);
});

test('a random external id is a secret, a word is not', () => {
  expect(bareSecret('6a204bd8-9f3c-4d0e-8a4e-2b1f0c9d8e7f')).toBe('a long random text');
  expect(bareSecret('acme-security-hub')).toBeUndefined();
});

test('a literal secret is refused with the fix, and is not repeated', () => {
  const secret = key('', '6a204bd89f3c4d0e8a4e2b1f0c9d8e7f');
  const wrong = config({
    endpoints: [
      { type: 'sns-pagerduty', url: `https://events.pagerduty.com/integration/${secret}/enqueue` },
      {
        type: 'sns-compass',
        url: `http://api.example.com/hook?apiKey=${secret}`,
        syncBack: { principalArns: ['arn:aws:iam::111122223333:root'], externalId: secret },
      },
    ],
    backend: { type: 'http', address: `https://user:${secret}@state.example.com/prod` },
  });
  const message = withFile(wrong, (file) => {
    try {
      return JSON.stringify(loadConfig(file));
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(message).not.toContain(secret);
  expect(message).toContain(
    'stacks.prod.endpoints[0].url: holds what looks like a secret (an integration key in the path). ' +
      'Write { "variable": "endpoint_url" } and set TF_VAR_endpoint_url when you deploy, ' +
      'or refer to { "secretArn": "…" } or { "parameterName": "…" }',
  );
  expect(message).toContain('stacks.prod.endpoints[1].url: expected an https:// URL, { "variable": "…" }');
  expect(message).toContain(
    'stacks.prod.endpoints[1].url: holds what looks like a secret (a key in the query)',
  );
  expect(message).toContain('stacks.prod.endpoints[1].syncBack.externalId: holds what looks like a secret');
  expect(message).toContain(
    'stacks.prod.backend.address: holds what looks like a secret (a user name or password before @). ' +
      'Take it out of this file: this field must not carry one',
  );
});

test('whatever stands in the file, an error is a ConfigError', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(() => withFile(text, loadConfig)).toThrow(ConfigError);
    }),
    { numRuns: 200 },
  );
});
