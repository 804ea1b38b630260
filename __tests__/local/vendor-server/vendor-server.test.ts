import { Agent, request } from 'node:https';
import { loopbackCertificate } from '../../../local/loopback';
import type { VendorServer } from '../../../local/vendor-server';
import { startVendor } from '../../../local/vendor-server';

let vendor: VendorServer;

beforeEach(async () => {
  vendor = await startVendor();
});
afterEach(() => vendor.close());

const post = (body = '{"a":1}', signal?: AbortSignal) =>
  fetch(`${vendor.url}/v2/enqueue?x=1`, { method: 'POST', body, headers: { 'X-Key': 'k' }, signal });

test('records requests with their bytes and answers 202', async () => {
  expect((await post()).status).toBe(202);
  const [record] = await vendor.requests.first(1);
  expect(record).toMatchObject({ method: 'POST', path: '/v2/enqueue?x=1', json: { a: 1 } });
  expect(record?.headers['x-key']).toBe('k');
  expect(record?.rawBody.toString()).toBe('{"a":1}');
});

test('plays scripted answers in order, then the usual one', async () => {
  vendor.answerUsually(({ json }) => ({ status: 201, body: { echo: json } }));
  vendor.script({ status: 429, headers: { 'Retry-After': '7' } }, { status: 500, body: 'oops' });
  const limited = await post();
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
  expect(await (await post()).text()).toBe('oops');
  expect(await (await post()).json()).toEqual({ echo: { a: 1 } });
});

test('hangs and resets on demand', async () => {
  vendor.script({ fault: 'reset' }, { fault: 'hang' });
  await expect(post()).rejects.toThrow('fetch failed');
  const abort = new AbortController();
  const hanging = post('{}', abort.signal);
  await vendor.requests.first(2);
  abort.abort();
  await expect(hanging).rejects.toThrow('aborted');
});

test('a body that is not JSON is kept as it is', async () => {
  await post('not json');
  expect(vendor.requests.items[0]).toMatchObject({ json: undefined });
});

test('says how many requests came when it waited in vain', async () => {
  await expect(vendor.requests.first(1, 20)).rejects.toThrow('Waited 20 ms for 1 items, got 0');
});

test('speaks HTTPS with a certificate that a client can trust, and that nobody else does', async () => {
  const certificate = await loopbackCertificate();
  const secure = await startVendor({ certificate });
  const status = (ca?: string) =>
    new Promise((resolve, reject) => {
      const agent = new Agent({ ca });
      request(secure.url, { agent }, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end();
    });
  await expect(status(certificate.cert)).resolves.toBe(202);
  await expect(status()).rejects.toThrow('self-signed');
  await secure.close();
});
