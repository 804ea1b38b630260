import {
  messageId,
  signatureHeaders,
  signatureOf,
  signingKey,
} from '../../../../src/lambda/vendors/common/standard-webhooks';

const keyOf = (secret: string): Buffer => signingKey(secret) ?? Buffer.alloc(0);

test.each([
  [
    "the specification's own",
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    '1614265330',
    '{"test": 2432232314}',
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  ],
  [
    'a short key',
    'whsec_plJ3nmyCDGBKInavdOK15jsl',
    'msg_test',
    '1700000000',
    '{"hello":"world"}',
    'v1,iGEKSmfiQkjekr2Io6ASdKaBXd9hdzKr3/x4eCNQafQ=',
  ],
])('signs %s vector', (_case, secret, id, timestamp, body, signature) => {
  expect(signatureOf(keyOf(secret), id, timestamp, body)).toBe(signature);
  expect(signatureOf(keyOf(secret), id, timestamp, Buffer.from(body))).toBe(signature);
  expect(
    signatureHeaders([keyOf(secret)], { id, now: new Date(Number(timestamp) * 1000 + 999), body }),
  ).toEqual({
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signature,
  });
});

test('the prefix may be left out', () => {
  expect(signingKey('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toEqual(
    keyOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'),
  );
});

test.each(['', 'whsec_', 'whsec_***', 'not base64 at all, it is text', 'AAAAAAAAAAAAAAAAAAAA', 'whpk_AAAA'])(
  '%j is no key',
  (secret) => expect(signingKey(secret)).toBeUndefined(),
);

test.each(['evt-0001', 'msg_p5jXN8AQM9LWM0D4loKWxJek', 'a'.repeat(200)])('%s is an id', (id) => {
  expect(messageId(id)).toBe(id);
});

test.each(['', 'a.b', 'ü', 'a b', 'a'.repeat(201)])('%j is hashed, always alike', (id) => {
  expect(messageId(id)).toMatch(/^[0-9a-f]{64}$/);
  expect(messageId(id)).toBe(messageId(id));
});
