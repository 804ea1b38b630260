import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { FindingUpdate } from '../../../src/contract/finding-update';
import type { SecretReferenceConfig } from '../../../src/contract/secret-reference-config';
import type { ReceiverConfig, ReceiverEndpoint } from '../../../src/contract/sync-config';
import { Authenticity, REFRESH_INTERVAL_MILLIS } from '../../../src/lambda/receive/authenticity';
import { Receiver, type ReceiverOutcome } from '../../../src/lambda/receive/receiver';
import type { ReceivePart } from '../../../src/lambda/vendors/vendor';
import {
  httpEvent,
  incident,
  KEY,
  NOW,
  pagerDutyEvent,
  pagerDutySignature,
  type HttpEventOptions,
} from './webhooks';

const pointer = (name: string): SecretReferenceConfig => ({ kind: 'parameter', name });
const BODY = pagerDutyEvent('incident.acknowledged', incident({ incident_key: KEY }));
const signed = (secret: string, body: string | Buffer = BODY): HttpEventOptions => ({
  body,
  headers: { 'X-PagerDuty-Signature': pagerDutySignature(secret, body) },
});

/** A receiver whose secrets lie in a store that caches as the real one does. */
function rig(
  endpoint: Partial<ReceiverEndpoint> = {},
  stored: Record<string, string | Error> = { current: 'secret' },
  vendors?: Readonly<Record<string, ReceivePart>>,
) {
  const cache: Record<string, string | Error> = { ...stored };
  const reads = { fresh: 0, cached: 0 };
  const sent: FindingUpdate[] = [];
  const outcomes: ReceiverOutcome[] = [];
  const queue: { down?: Error } = {};
  const readSecret = (
    secret: SecretReferenceConfig,
    options?: { readonly fresh?: boolean },
  ): Promise<string> => {
    const name = secret.kind === 'parameter' ? secret.name : secret.arn;
    if (!options?.fresh) reads.cached += 1;
    else {
      reads.fresh += 1;
      cache[name] = stored[name] ?? '';
    }
    const value = cache[name] ?? '';
    return value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
  };
  const config: ReceiverConfig = {
    version: 1,
    queueUrl: 'https://sqs.example/q',
    endpoints: {
      oncall: { vendor: 'pagerduty', verifier: 'pagerduty', secrets: [pointer('current')], ...endpoint },
    },
  };
  const ports = {
    authenticity: new Authenticity(readSecret),
    enqueue: (update: FindingUpdate) => {
      if (queue.down) return Promise.reject(queue.down);
      sent.push(update);
      return Promise.resolve();
    },
    observe: (outcome: ReceiverOutcome) => outcomes.push(outcome),
  };
  const receiver = new Receiver(config, ports, vendors);
  const post = (options: HttpEventOptions, at = NOW) => receiver.receive(httpEvent(options), at);
  const raw = (event: APIGatewayProxyEventV2) => receiver.receive(event, NOW);
  return { post, raw, sent, outcomes, reads, stored, queue };
}

test('a genuine webhook becomes one queue message and 202', async () => {
  const { post, sent } = rig();
  expect(await post(signed('secret'))).toEqual({
    statusCode: 202,
    headers: { 'content-type': 'application/json' },
    body: '{"message":"accepted"}',
  });
  expect(sent).toEqual([
    {
      version: 1,
      endpointId: 'oncall',
      vendor: 'pagerduty',
      eventId: '01EVENT',
      occurredAt: '2026-11-21T09:59:58.500000000Z',
      action: 'acknowledge',
      alertKey: KEY,
      vendorId: 'PINCIDENT',
      actor: 'Jane Doe',
      url: 'https://acme.pagerduty.com/incidents/PINCIDENT',
    },
  ]);
});

test.each(['/oncall', '/prod/oncall', '/api/prod/oncall/', '/%6Fncall'])(
  'the endpoint is found at %s',
  async (path) => {
    expect((await rig().post({ ...signed('secret'), path })).statusCode).toBe(202);
  },
);

test('a body that came as base64 is verified by its bytes', async () => {
  const { post } = rig();
  const body = BODY.replace('Jane Doe', 'Jürgen 🚒');
  expect((await post({ ...signed('secret', body), base64: true })).statusCode).toBe(202);
});

describe('what is refused changes nothing', () => {
  const cases: [string, HttpEventOptions, number][] = [
    ['no signature', { body: BODY }, 401],
    ['a forged signature', signed('guess'), 401],
    ['a truncated body', { ...signed('secret'), body: BODY.slice(0, -1) }, 401],
    ['a re-encoded body', { ...signed('secret'), body: JSON.stringify(JSON.parse(BODY), null, 2) }, 401],
    ['a changed body', { ...signed('secret'), body: BODY.replace('acknowledged', 'resolved') }, 401],
    ['a body in UTF-16', { ...signed('secret'), body: Buffer.from(BODY, 'utf16le'), base64: true }, 401],
    ['an empty body', { ...signed('secret'), body: '' }, 401],
    ['an unknown endpoint', { ...signed('secret'), path: '/other' }, 404],
    ['no endpoint', { ...signed('secret'), path: '/' }, 404],
    ['a name of Object.prototype', { ...signed('secret'), path: '/constructor' }, 404],
    ['a path that cannot be decoded', { ...signed('secret'), path: '/%E0%A4%A' }, 404],
    ['GET', { ...signed('secret'), method: 'GET' }, 405],
    ['a body over 256 KiB', signed('secret', 'x'.repeat(256 * 1024 + 1)), 413],
    ['over 256 KiB in bytes, not in characters', signed('secret', 'ü'.repeat(128 * 1024 + 1)), 413],
    ['a body that is not JSON', signed('secret', 'a=b'), 400],
    ['a body that is no object', signed('secret', '[1]'), 400],
    ['a body cut within its JSON but signed so', signed('secret', BODY.slice(0, -1)), 400],
  ];
  test.each(cases)('%s', async (_, options, status) => {
    const { post, sent } = rig();
    const answer = await post(options);
    expect(answer.statusCode).toBe(status);
    expect(String(answer.body).length).toBeLessThan(80);
    expect(sent).toEqual([]);
  });

  test('an expired timestamp, where the scheme has one', async () => {
    const { post, sent } = rig(
      { vendor: 'webhook', verifier: 'standard-webhooks' },
      { current: 'whsec_c2VjcmV0' },
    );
    const headers = { 'webhook-id': 'm', 'webhook-timestamp': '1700000000', 'webhook-signature': 'v1,AAAA' };
    expect((await post({ body: '{}', headers })).statusCode).toBe(401);
    expect(sent).toEqual([]);
  });
});

test('a body of exactly 256 KiB is taken', async () => {
  const frame = pagerDutyEvent('incident.acknowledged', incident({ title: '' }));
  const body = frame.replace('"title":""', `"title":"${'x'.repeat(256 * 1024 - Buffer.byteLength(frame))}"`);
  expect(Buffer.byteLength(body)).toBe(256 * 1024);
  expect((await rig().post(signed('secret', body))).statusCode).toBe(202);
});

test('an event that means nothing here is answered 200 and told to the metrics', async () => {
  const { post, sent, outcomes } = rig();
  expect((await post(signed('secret', pagerDutyEvent('incident.delegated', incident())))).statusCode).toBe(
    200,
  );
  expect(sent).toEqual([]);
  expect(outcomes).toEqual([{ reply: 'ignored', endpointId: 'oncall', detail: 'incident.delegated' }]);
});

test('the sender of our own format is told what is wrong', async () => {
  const { post, sent } = rig({ vendor: 'webhook', verifier: 'header', headerName: 'X-Key' });
  const answer = await post({ body: '{"type":"alert.closed"}', headers: { 'x-key': 'secret' } });
  expect(answer).toMatchObject({ statusCode: 400, body: '{"message":"`data` must be an object"}' });
  expect(sent).toEqual([]);
});

test('a queue that is down makes the vendor try again', async () => {
  const { post, queue, outcomes } = rig();
  queue.down = new TypeError('secret in here');
  expect((await post(signed('secret'))).statusCode).toBe(503);
  expect(outcomes).toEqual([{ reply: 'unavailable', endpointId: 'oncall', detail: 'TypeError' }]);
});

describe('secrets', () => {
  test('all that are configured are valid during a rotation', async () => {
    const { post } = rig({ secrets: [pointer('current'), pointer('next')] }, { current: 'old', next: 'new' });
    expect((await post(signed('old'))).statusCode).toBe(202);
    expect((await post(signed('new'))).statusCode).toBe(202);
    expect((await post(signed('older'))).statusCode).toBe(401);
  });

  test('a secret that was changed at its store is read again', async () => {
    const { post, stored, reads } = rig();
    await post(signed('secret'));
    stored['current'] = 'rotated';
    expect((await post(signed('rotated'))).statusCode).toBe(202);
    expect(reads.fresh).toBe(1);
  });

  test('forged requests force one read a minute, and no more', async () => {
    const { post, reads } = rig();
    const later = (millis: number) => new Date(NOW.getTime() + millis);
    expect((await post(signed('guess'))).statusCode).toBe(401);
    for (let i = 1; i < 50; i++) expect((await post(signed('guess'), later(i))).statusCode).toBe(503);
    expect(reads.fresh).toBe(1);
    await post(signed('guess'), later(REFRESH_INTERVAL_MILLIS));
    expect(reads.fresh).toBe(2);
  });

  test.each(['', ' \n'])('the empty secret %j lets nobody in', async (secret) => {
    const { post, sent } = rig({}, { current: secret });
    expect((await post(signed(secret))).statusCode).toBe(401);
    expect(sent).toEqual([]);
  });

  test('no secret at all lets nobody in', async () => {
    expect((await rig({ secrets: [] }).post(signed(''))).statusCode).toBe(401);
  });

  test('a secret that cannot be read makes the vendor try again, unless another one matches', async () => {
    const secrets = [pointer('current'), pointer('gone')];
    const { post } = rig({ secrets }, { current: 'secret', gone: new Error('AccessDenied') });
    expect((await post(signed('secret'))).statusCode).toBe(202);
    expect((await post(signed('other'))).statusCode).toBe(503);
  });
});

describe('a secret that ends in a line break', () => {
  test.each(['\n', '\r\n', '\n\n'])('%j: the vendor signs without it', async (end) => {
    const { post } = rig({}, { current: `secret${end}` });
    expect((await post(signed('secret'))).statusCode).toBe(202);
  });

  test('blanks are part of it', async () => {
    const { post } = rig({}, { current: 'secret ' });
    expect((await post(signed('secret '))).statusCode).toBe(202);
  });
});

const later = (millis: number) => new Date(NOW.getTime() + millis);

test('a secret rotated after a stranger spent the refresh: later, not never', async () => {
  const { post, stored, outcomes } = rig();
  expect((await post(signed('guess'))).statusCode).toBe(401);
  stored['current'] = 'rotated';
  expect((await post(signed('rotated'), later(1_000))).statusCode).toBe(503);
  expect((await post(signed('rotated'), later(REFRESH_INTERVAL_MILLIS))).statusCode).toBe(202);
  expect(outcomes[1]).toEqual({
    reply: 'unavailable',
    endpointId: 'oncall',
    detail: 'no secret at hand matches',
  });
});

test('a secret that cannot be read costs one read a minute, however many requests are forged', async () => {
  const secrets = [pointer('current'), pointer('gone')];
  const { post, reads } = rig({ secrets }, { current: 'secret', gone: new Error('AccessDenied') });
  for (let i = 0; i < 50; i++) expect((await post(signed('guess'), later(i))).statusCode).toBe(503);
  // Each of the requests reads the secret that is there, from the cache.
  expect(reads).toEqual({ cached: 50 + 1, fresh: 2 });
});

describe("a vendor's webhook", () => {
  const update = (eventId: string) => ({ eventId, occurredAt: NOW.toISOString(), action: 'close' as const });
  const chat: ReceivePart = {
    bodies: 'form',
    parse: ({ content, request }) =>
      content['payload'] === 'hello'
        ? { kind: 'ignored', eventType: 'hello', reply: { challenge: request.url } }
        : { kind: 'updates', updates: [update('one'), update('two')], reply: { text: content['payload'] } },
  };
  const endpoint = { vendor: 'chat', verifier: 'header' } as const;
  const headers = { authorization: 'secret' };

  test('may be a form, hold several updates and be answered at once', async () => {
    const { post, sent, outcomes } = rig(endpoint, { current: 'secret' }, { chat });
    const answer = await post({ headers, body: 'payload=Closed+both.&x=1' });
    expect(answer).toMatchObject({ statusCode: 200, body: '{"text":"Closed both."}' });
    expect(sent).toEqual(
      ['one', 'two'].map((id) => ({ version: 1, endpointId: 'oncall', vendor: 'chat', ...update(id) })),
    );
    expect(outcomes).toEqual([{ reply: 'accepted', endpointId: 'oncall', detail: 'close, close' }]);
  });

  test('knows the public address that was called', async () => {
    const { post } = rig(endpoint, { current: 'secret' }, { chat });
    expect((await post({ headers, body: 'payload=hello' })).body).toBe(
      '{"challenge":"https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/oncall"}',
    );
  });

  test('is not promised what the queue did not take', async () => {
    const { post, queue } = rig(endpoint, { current: 'secret' }, { chat });
    queue.down = new Error('down');
    expect((await post({ headers, body: 'payload=x' })).statusCode).toBe(503);
  });

  test('of a vendor that is not known is a fault of the configuration', () =>
    expect(() => rig({ vendor: 'nobody' })).toThrow(
      'The vendor "nobody" is not known here, expected one of pagerduty, jsm, ilert, webhook.',
    ));
});
