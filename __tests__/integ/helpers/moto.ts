import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface Moto {
  readonly url: string;
  stop(): Promise<void>;
}

const LAUNCHER = join(__dirname, '..', '..', '..', 'local', 'moto', 'server.py');
const START_MILLIS = 60_000;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

async function answering(url: string, child: ChildProcess, output: string[]): Promise<void> {
  const deadline = Date.now() + START_MILLIS;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${url}/moto-api/`).catch(() => undefined);
    if (answer?.ok) return;
    await delay(100);
  }
  throw new Error(`moto did not start: ${output.join('')}`);
}

/** Starts moto on a free port. `caFile` is what it trusts when it posts to HTTPS subscribers. */
export async function startMoto(python: string, caFile: string): Promise<Moto> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const output: string[] = [];
  const child = spawn(python, [LAUNCHER, '-p', `${port}`], {
    env: {
      ...process.env,
      MOTO_PORT: `${port}`,
      MOTO_IAM_LOAD_MANAGED_POLICIES: 'false',
      REQUESTS_CA_BUNDLE: caFile,
      SSL_CERT_FILE: caFile,
    },
  });
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  await answering(url, child, output);
  return { url, stop: () => stopped(child) };
}

async function stopped(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode === null && child.kill('SIGKILL')) await gone;
}
