import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Port of the sender's end: the same for all requests of one connection. */
  readonly connection: number;
}

type Behaviour = (request: ReceivedRequest, response: ServerResponse) => void;

/** A vendor on the loopback interface that answers as the test says. */
export class VendorServer {
  readonly received: ReceivedRequest[] = [];
  behaviour: Behaviour = (_request, response) => response.writeHead(202).end('{"status":"success"}');

  private readonly server = createServer((request, response) => {
    const connection = request.socket.remotePort ?? 0;
    void text(request).then((body) => {
      const { method = '', url = '', headers } = request;
      const received = { method, url, headers, body, connection };
      this.received.push(received);
      this.behaviour(received, response);
    });
  });

  async start(): Promise<this> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise((done) => this.server.close(done));
    this.server.closeAllConnections();
    await closed;
  }
}
