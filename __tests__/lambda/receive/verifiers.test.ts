import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import type { ReceiverEndpoint } from '../../../src/contract/sync-config';
import { VERIFIERS } from '../../../src/lambda/receive/verifiers';
import { request } from './webhooks';

const endpoint = (overrides: Partial<ReceiverEndpoint> = {}): ReceiverEndpoint => ({
  vendor: 'webhook',
  verifier: 'header',
  secrets: [],
  ...overrides,
});
const at = (seconds: number, body: string | Buffer, headers: Record<string, string>) => ({
  ...request(body, headers),
  receivedAt: new Date(seconds * 1000),
});

describe('pagerduty', () => {
  const body = '{"hello":"world"}';
  const valid = 'v1=1495a8045513325560365e9275b635c31d551fd5413c7a374792e30388d036ec';
  const verify = (signature: string, secret = 'pd-secret', bytes: string | Buffer = body) =>
    VERIFIERS.pagerduty(request(bytes, { 'x-pagerduty-signature': signature }), secret, endpoint());

  test('accepts the known vector', () => expect(verify(valid)).toBe(true));
  test('accepts any of several signatures', () =>
    expect(verify(`v1=${'0'.repeat(64)}, ${valid}`)).toBe(true));
  test.each([
    ['no signature', ''],
    ['another version', valid.replace('v1', 'v0')],
    ['no version', valid.slice(3)],
    ['a truncated signature', valid.slice(0, -1)],
    ['a longer signature', `${valid}0`],
    ['upper case', valid.toUpperCase()],
  ])('refuses %s', (_, signature) => expect(verify(signature)).toBe(false));
  test('refuses another secret', () => expect(verify(valid, 'other')).toBe(false));
  test.each(['{"hello": "world"}', '{"hello":"world"}\n', '{"hello":"worl', '\uFEFF{"hello":"world"}'])(
    'refuses the re-encoded body %j',
    (changed) => expect(verify(valid, 'pd-secret', changed)).toBe(false),
  );
  test('signs bytes, also where they are no text', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x7b]);
    expect(verify(valid, 'pd-secret', bytes)).toBe(false);
  });
});

describe('standard-webhooks', () => {
  const published = {
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    seconds: 1614265330,
    body: '{"test": 2432232314}',
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
  };
  const verify = (
    headers: Record<string, string> = {},
    seconds = published.seconds,
    secret = published.secret,
  ) =>
    VERIFIERS['standard-webhooks'](
      at(seconds, published.body, { ...published.headers, ...headers }),
      secret,
      endpoint(),
    );

  test('accepts the published vector', () => expect(verify()).toBe(true));
  test('accepts the secret without its prefix', () =>
    expect(verify({}, published.seconds, published.secret.slice('whsec_'.length))).toBe(true));
  test('accepts a second vector', () =>
    expect(
      VERIFIERS['standard-webhooks'](
        at(1700000000, '{"hello":"world"}', {
          'webhook-id': 'msg_test',
          'webhook-timestamp': '1700000000',
          'webhook-signature': 'v1,iGEKSmfiQkjekr2Io6ASdKaBXd9hdzKr3/x4eCNQafQ=',
        }),
        'whsec_plJ3nmyCDGBKInavdOK15jsl',
        endpoint(),
      ),
    ).toBe(true));
  test('accepts any of several signatures', () =>
    expect(
      verify({ 'webhook-signature': `v1a,AAAA v1,AAAA ${published.headers['webhook-signature']}` }),
    ).toBe(true));
  test.each([-300, 300])('accepts a clock that is off by %d seconds', (off) =>
    expect(verify({}, published.seconds + off)).toBe(true),
  );
  test.each([-301, 301, 86_400])('refuses a clock that is off by %d seconds', (off) =>
    expect(verify({}, published.seconds + off)).toBe(false),
  );
  test.each([
    ['another id', { 'webhook-id': 'msg_other' }],
    ['no id', { 'webhook-id': '' }],
    ['another time', { 'webhook-timestamp': '1614265331' }],
    ['a time that is no number', { 'webhook-timestamp': 'NaN' }],
    [
      'the asymmetric version',
      { 'webhook-signature': published.headers['webhook-signature'].replace('v1,', 'v1a,') },
    ],
    ['no signature', { 'webhook-signature': '' }],
  ])('refuses %s', (_, headers) => expect(verify(headers)).toBe(false));
  test.each(['', 'whsec_', 'whsec_!!!!'])('refuses the empty key of %j', (secret) =>
    expect(verify({}, published.seconds, secret)).toBe(false),
  );
  test('accepts what the reference library signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (body, id) => {
        const time = new Date();
        const signature = new Webhook(published.secret).sign(id, time, body);
        const headers = {
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(time.getTime() / 1000)),
          'webhook-signature': signature,
        };
        const received = { ...request(body, headers), receivedAt: time };
        expect(VERIFIERS['standard-webhooks'](received, published.secret, endpoint())).toBe(true);
      }),
    );
  });
  test("accepts Svix's names of the headers", () => {
    const renamed = Object.entries(published.headers).map(([name, value]) => [
      name.replace('webhook', 'svix'),
      value,
    ]);
    const received = at(
      published.seconds,
      published.body,
      Object.fromEntries(renamed) as Record<string, string>,
    );
    expect(VERIFIERS['standard-webhooks'](received, published.secret, endpoint())).toBe(true);
  });
});

describe('basic', () => {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  const verify = (authorization: string | undefined, secret = 'ilert:pä:ss') =>
    VERIFIERS.basic(request('', authorization === undefined ? {} : { authorization }), secret, endpoint());

  test('accepts user and password, colons and umlauts included', () =>
    expect(verify(basic('ilert:pä:ss'))).toBe(true));
  test('accepts any case of the scheme', () =>
    expect(verify(basic('ilert:pä:ss').replace('Basic', 'basic'))).toBe(true));
  test.each([
    ['nothing', undefined],
    ['another user', basic('other:pä:ss')],
    ['another password', basic('ilert:pass')],
    ['another scheme', basic('ilert:pä:ss').replace('Basic', 'Bearer')],
    ['no base64', 'Basic ilert:pä:ss'],
    ['nothing after the scheme', 'Basic '],
  ])('refuses %s', (_, authorization) => expect(verify(authorization)).toBe(false));
  test.each(['ilert', 'ilert:', ':', ':password'])('refuses the incomplete secret %j', (secret) =>
    expect(verify(basic(secret), secret)).toBe(false),
  );
});

describe('header', () => {
  const verify = (headers: Record<string, string>, headerName?: string, secret = 's3cret') =>
    VERIFIERS.header(request('', headers), secret, endpoint({ headerName }));

  test('accepts the configured header, whatever its case', () =>
    expect(verify({ 'x-auth': 's3cret' }, 'X-Auth')).toBe(true));
  test('accepts a bearer token and the bare secret in Authorization', () => {
    expect(verify({ authorization: 'Bearer s3cret' })).toBe(true);
    expect(verify({ authorization: 's3cret' })).toBe(true);
  });
  test.each([
    ['no header', {}, 'X-Auth'],
    ['another header', { authorization: 's3cret' }, 'X-Auth'],
    ['a prefix', { 'x-auth': 's3cre' }, 'X-Auth'],
    ['more', { 'x-auth': 's3cret2' }, 'X-Auth'],
    ['a bearer prefix outside Authorization', { 'x-auth': 'Bearer s3cret' }, 'X-Auth'],
    ['an empty value', { 'x-auth': '' }, 'X-Auth'],
  ])('refuses %s', (_, headers, name) => expect(verify(headers, name)).toBe(false));
});
