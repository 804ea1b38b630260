import { zipSync, strToU8 } from 'fflate';
import { httpApiEvent, LocalFunction } from '../../../local/lambda';

const SOURCE = `
exports.handler = async (event, context) => {
  if (event.fail) throw new TypeError('as asked');
  if (event.hang) return new Promise(() => {});
  if (event.exit) process.exit(3);
  console.log('seen ' + event.n);
  return { n: event.n, env: process.env.PLANTED, name: context.functionName, left: context.getRemainingTimeInMillis(), path: process.env.HOME };
};`;

const zip = (entries: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)])));

const start = (timeoutSeconds = 5) =>
  LocalFunction.start({
    functionName: 'forward',
    zip: zip({ 'index.js': SOURCE }),
    handler: 'index.handler',
    environment: { PLANTED: 'yes' },
    timeoutSeconds,
  });

let fn: LocalFunction;
afterEach(() => fn.stop());

test('runs the zip with the given environment and nothing of this process', async () => {
  fn = await start();
  const result = (await fn.invoke({ n: 1 })) as Record<string, unknown>;
  expect(result).toMatchObject({ n: 1, env: 'yes', name: 'forward' });
  expect(result['path']).toBeUndefined();
  expect(result['left']).toBeGreaterThan(0);
  expect(result['left']).toBeLessThanOrEqual(5000);
});

test('runs invocations side by side and keeps what they log', async () => {
  fn = await start();
  const results = await Promise.all([1, 2, 3].map((n) => fn.invoke({ n })));
  expect(results).toMatchObject([{ n: 1 }, { n: 2 }, { n: 3 }]);
  expect(fn.logs).toContain('seen 2');
});

test('rejects with the error of the handler', async () => {
  fn = await start();
  await expect(fn.invoke({ fail: true })).rejects.toMatchObject({ name: 'TypeError', message: 'as asked' });
});

test.each([
  ['is over its time', { hang: true }],
  ['ends its process', { exit: true }],
])('rejects when the function %s', async (_what, event) => {
  fn = await start(0.5);
  await expect(fn.invoke(event)).rejects.toMatchObject({ name: 'FunctionGone' });
});

test('a zip entry that leaves its folder is refused', async () => {
  fn = await start();
  const evil = zip({ '../evil.js': '' });
  const options = { functionName: 'f', zip: evil, handler: 'index.handler', environment: {} };
  await expect(LocalFunction.start(options)).rejects.toThrow('Zip entry leaves its folder');
});

describe('HTTP API event', () => {
  const request = { method: 'POST', path: '/pagerduty?x=1', headers: { 'X-Sig': 'v1=a' }, body: '{"a":"ü"}' };

  test('carries JSON as text and headers in lower case', () => {
    fn = { stop: () => Promise.resolve() } as LocalFunction;
    const headers = { ...request.headers, 'Content-Type': 'application/json' };
    expect(httpApiEvent({ ...request, headers }, 'POST /{endpoint}')).toMatchObject({
      version: '2.0',
      rawPath: '/pagerduty',
      rawQueryString: 'x=1',
      headers: { 'x-sig': 'v1=a' },
      pathParameters: { endpoint: 'pagerduty' },
      body: '{"a":"ü"}',
      isBase64Encoded: false,
    });
  });

  test('carries other content as base64', () => {
    const event = httpApiEvent({ ...request, headers: { 'Content-Type': 'application/octet-stream' } });
    expect(event.isBase64Encoded).toBe(true);
    expect(Buffer.from(event.body ?? '', 'base64').toString()).toBe('{"a":"ü"}');
  });
});
