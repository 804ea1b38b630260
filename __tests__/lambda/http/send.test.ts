import { send } from '../../../src/lambda/http/send';
import { NetworkError, TimeoutError, UnusableRequestError } from '../../../src/lambda/http/send-error';
import type { VendorRequest } from '../../../src/lambda/http/vendor-call';
import { VendorServer } from './vendor-server';

const KEY = 'MARKED-SECRET-0123456789';
let vendor: VendorServer;

beforeEach(async () => {
  vendor = await new VendorServer().start();
});
afterEach(() => vendor.stop());

const request = (overrides: Partial<VendorRequest> = {}): VendorRequest => ({
  method: 'POST',
  url: `${vendor.url}/v2/enqueue?apiKey=${KEY}`,
  headers: { 'content-type': 'application/json', authorization: `GenieKey ${KEY}` },
  body: '{"summary":"Zürich 🚨"}',
  ...overrides,
});

const failure = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => new Error('it was answered'),
    (error: unknown) => error as Error,
  );

test('sends method, path, headers and body as they are, and returns status and body', async () => {
  const answer = await send(request({ method: 'PUT' }), { timeoutMillis: 5_000 });
  expect(answer).toEqual({ status: 202, body: '{"status":"success"}' });
  expect(vendor.received).toHaveLength(1);
  expect(vendor.received[0]).toMatchObject({
    method: 'PUT',
    url: `/v2/enqueue?apiKey=${KEY}`,
    body: '{"summary":"Zürich 🚨"}',
  });
  expect(vendor.received[0]?.headers).toMatchObject({
    'content-type': 'application/json',
    authorization: `GenieKey ${KEY}`,
    'content-length': String(Buffer.byteLength('{"summary":"Zürich 🚨"}')),
  });
});

test('keeps the connection for the next request', async () => {
  await send(request(), { timeoutMillis: 5_000 });
  await send(request(), { timeoutMillis: 5_000 });
  const [first, second] = vendor.received;
  expect(second?.connection).toBe(first?.connection);
});

test('sends again on a new connection when the kept one was closed meanwhile', async () => {
  vendor.behaviour = (_received, response) => {
    if (vendor.received.length === 2) response.destroy();
    else response.writeHead(202).end();
  };
  await send(request(), { timeoutMillis: 5_000 });
  const answer = await send(request(), { timeoutMillis: 5_000 });
  expect(answer.status).toBe(202);
  expect(vendor.received).toHaveLength(3);
  expect(vendor.received[2]?.connection).not.toBe(vendor.received[1]?.connection);
});

test('a reset on a new connection is a network error, not repeated', async () => {
  vendor.behaviour = (_received, response) => response.destroy();
  const error = await failure(send(request(), { timeoutMillis: 5_000 }));
  expect(error).toBeInstanceOf(NetworkError);
  expect(error).toMatchObject({ code: 'ECONNRESET', message: 'No answer from the endpoint (ECONNRESET).' });
  expect(vendor.received).toHaveLength(1);
});

test('nobody listening is a network error', async () => {
  const unheard = request();
  await vendor.stop();
  const error = await failure(send(unheard, { timeoutMillis: 5_000 }));
  expect(error).toMatchObject({ name: 'NetworkError', code: 'ECONNREFUSED' });
  await vendor.start();
});

test('a vendor that hangs is given up after the timeout', async () => {
  vendor.behaviour = () => undefined;
  const error = await failure(send(request(), { timeoutMillis: 60 }));
  expect(error).toBeInstanceOf(TimeoutError);
  expect(error).toMatchObject({ code: 'ETIMEDOUT', message: 'No answer within 60 ms.' });
});

test.each(['before', 'during'])('the caller can give up %s the call', async (moment) => {
  const caller = new AbortController();
  vendor.behaviour = () => caller.abort();
  if (moment === 'before') caller.abort();
  const error = await failure(send(request(), { timeoutMillis: 5_000, signal: caller.signal }));
  expect(error).toMatchObject({ name: 'TimeoutError', code: 'ABORT_ERR' });
  expect(vendor.received).toHaveLength(moment === 'before' ? 0 : 1);
});

test('a status whose body never ends counts, with the body as far as it came', async () => {
  vendor.behaviour = (_received, response) => response.writeHead(202).write('{"alertKey":');
  await expect(send(request(), { timeoutMillis: 150 })).resolves.toEqual({
    status: 202,
    body: '{"alertKey":',
  });
});

test('a status whose body is cut off by a reset counts', async () => {
  vendor.behaviour = (_received, response) => {
    response.writeHead(500, { 'content-length': '100' });
    response.write('partial', () => response.destroy());
  };
  await expect(send(request(), { timeoutMillis: 5_000 })).resolves.toEqual({ status: 500, body: 'partial' });
});

test('reads 64 KiB of a huge body and no more', async () => {
  let written = 0;
  vendor.behaviour = (_received, response) => {
    const chunk = 'x'.repeat(16_384);
    const more = (): void => {
      while (!response.destroyed && written < 50_000_000) {
        written += chunk.length;
        if (!response.write(chunk)) return void response.once('drain', more);
      }
    };
    response.writeHead(200);
    more();
  };
  const answer = await send(request(), { timeoutMillis: 5_000 });
  expect(answer.status).toBe(200);
  expect(answer.body).toBe('x'.repeat(65_536));
  expect(written).toBeLessThan(50_000_000);
});

test('does not follow a redirect', async () => {
  vendor.behaviour = (_received, response) =>
    response.writeHead(307, { location: `${vendor.url}/other` }).end();
  expect((await send(request(), { timeoutMillis: 5_000 })).status).toBe(307);
  expect(vendor.received).toHaveLength(1);
});

test('tells what Retry-After asks for', async () => {
  vendor.behaviour = (_received, response) => response.writeHead(429, { 'retry-after': '7' }).end();
  await expect(send(request(), { timeoutMillis: 5_000 })).resolves.toEqual({
    status: 429,
    body: '',
    retryAfterMillis: 7_000,
  });
});

test.each([
  ['no URL', 'events.example.com/MARKED-SECRET-0123456789'],
  ['http beyond this machine', 'http://events.example.com/MARKED-SECRET-0123456789'],
  [
    'http to a name that only begins like this machine',
    'http://localhost.example.com/MARKED-SECRET-0123456789',
  ],
  ['another protocol', 'ftp://127.0.0.1/MARKED-SECRET-0123456789'],
])('refuses %s', async (_case, url) => {
  const error = await failure(send(request({ url }), { timeoutMillis: 5_000 }));
  expect(error).toBeInstanceOf(UnusableRequestError);
  expect(vendor.received).toHaveLength(0);
});

test('refuses a header value that cannot be sent', async () => {
  const error = await failure(
    send(request({ headers: { authorization: `GenieKey ${KEY}\r\nx: y` } }), { timeoutMillis: 5_000 }),
  );
  expect(error).toBeInstanceOf(UnusableRequestError);
});

test('no error carries the URL, the key or a header', async () => {
  const malformed = { url: `no url ${KEY}` };
  const unsendable = { headers: { 'x-key': `${KEY}\nx: y` } };
  vendor.behaviour = () => undefined;
  const errors = [
    await failure(send(request(), { timeoutMillis: 30 })),
    await failure(send(request(malformed), { timeoutMillis: 5_000 })),
    await failure(send(request(unsendable), { timeoutMillis: 5_000 })),
  ];
  const unheard = request();
  await vendor.stop();
  errors.push(await failure(send(unheard, { timeoutMillis: 5_000 })));
  expect(errors.map(({ name }) => name)).toEqual([
    'TimeoutError',
    'UnusableRequestError',
    'UnusableRequestError',
    'NetworkError',
  ]);
  for (const error of errors) {
    const shown = [error.message, error.stack, JSON.stringify(error), String(error.cause)].join('\n');
    expect(shown).not.toContain(KEY);
  }
  await vendor.start();
});
