import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const HANDLER = pathToFileURL(join(__dirname, '..', '..', 'examples', 'custom-vendor', 'index.mjs')).href;

/** The chat and Secrets Manager in one. */
function newServer(seen: { url?: string; authorization?: string; body: unknown }[]): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.headers['x-amz-target'] === 'secretsmanager.GetSecretValue') {
        response.end(JSON.stringify({ SecretString: 'the-token' }));
        return;
      }
      const body = JSON.parse(Buffer.concat(chunks).toString()) as { text: string };
      seen.push({ url: request.url, authorization: request.headers.authorization, body });
      response.writeHead(body.text.includes('refused') ? 503 : 201).end();
    });
  });
}

const record = (messageId: string, ...titles: string[]) => ({
  messageId,
  body: JSON.stringify({
    detail: { findings: titles.map((Title) => ({ Title, Severity: { Label: 'CRITICAL' } })) },
  }),
});

test('the code of the example posts each finding, and only what failed comes back', async () => {
  const seen: Parameters<typeof newServer>[0] = [];
  const server = newServer(seen);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const event = {
    Records: [record('m1', 'first', 'second'), record('m2', 'refused'), record('m3', 'third')],
  };
  const script = `import { handler } from '${HANDLER}';
    console.log(JSON.stringify(await handler(${JSON.stringify(event)})));`;
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: {
        PATH: process.env.PATH,
        AWS_REGION: 'eu-central-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_ENDPOINT_URL_SECRETS_MANAGER: url,
        ALERTING_CONFIG: JSON.stringify({
          version: 1,
          url,
          secrets: { default: { kind: 'secret', arn: 'arn' } },
          options: { room: 'security' },
          vendorTimeoutMillis: 5000,
        }),
      },
    });
    expect(JSON.parse(stdout)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm2' }] });
  } finally {
    server.close();
  }
  expect(seen).toEqual(
    ['first', 'second', 'refused', 'third'].map((title) => ({
      url: '/rooms/security/messages',
      authorization: 'Bearer the-token',
      body: { text: `[CRITICAL] ${title}` },
    })),
  );
}, 60_000);
