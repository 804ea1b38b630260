import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { LoopbackOptions } from '../loopback';
import { Recorder, requestBody, startLoopback } from '../loopback';

export interface VendorAnswer {
  /** @default 202 */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly delayMillis?: number;
  /** Take the request and never answer, or drop the connection. */
  readonly fault?: 'hang' | 'reset';
}

export interface VendorRequestRecord {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly rawBody: Buffer;
  /** The body as JSON, or undefined where it is not. */
  readonly json: unknown;
}

export interface VendorServer {
  readonly url: string;
  /** Everything that came, in order; can be awaited. */
  readonly requests: Recorder<VendorRequestRecord>;
  /** The next requests get these answers, one each; then it is the usual one again. */
  script(...answers: readonly VendorAnswer[]): void;
  /** What a request gets for which nothing is scripted. */
  answerUsually(answer: (request: VendorRequestRecord) => VendorAnswer): void;
  close(): Promise<void>;
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

async function recordOf(request: IncomingMessage): Promise<VendorRequestRecord> {
  const rawBody = await requestBody(request);
  const { method = '', url: path = '', headers } = request;
  return { method, path, headers, rawBody, json: jsonOf(rawBody) };
}

async function reply(response: ServerResponse, answer: VendorAnswer): Promise<void> {
  if (answer.fault === 'hang') return;
  if (answer.fault === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (answer.delayMillis) await delay(answer.delayMillis);
  const { body = {} } = answer;
  response.writeHead(answer.status ?? 202, { 'content-type': 'application/json', ...answer.headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A vendor's API that answers as scripted and remembers what it was asked. */
export async function startVendor(options: LoopbackOptions = {}): Promise<VendorServer> {
  const requests = new Recorder<VendorRequestRecord>();
  const scripted: VendorAnswer[] = [];
  let usual = (_request: VendorRequestRecord): VendorAnswer => ({});
  const server = await startLoopback((request, response) => {
    void recordOf(request).then((record) => {
      const answer = scripted.shift() ?? usual(record);
      requests.add(record);
      return reply(response, answer);
    });
  }, options);
  return {
    ...server,
    requests,
    script: (...answers) => void scripted.push(...answers),
    answerUsually: (answer) => void (usual = answer),
  };
}
