import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { LoopbackCertificate } from './loopback-certificate';

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT`, or `https://` where there is a certificate. */
  readonly url: string;
  close(): Promise<void>;
}

export interface LoopbackOptions {
  /** Speaks HTTPS when given. */
  readonly certificate?: LoopbackCertificate;
  /** @default a free one */
  readonly port?: number;
}

const closing = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    // Closing twice is no mistake: a vendor that went down on purpose is closed once more at the end.
    if (!server.listening) return resolve();
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });

/** A server that only this machine can reach. */
export async function startLoopback(
  listener: RequestListener,
  { certificate, port = 0 }: LoopbackOptions = {},
): Promise<LoopbackServer> {
  const server = certificate ? createTlsServer({ ...certificate }, listener) : createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return { url: `${certificate ? 'https' : 'http'}://127.0.0.1:${bound}`, close: () => closing(server) };
}
