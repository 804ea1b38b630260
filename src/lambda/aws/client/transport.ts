import * as http from 'node:http';
import * as https from 'node:https';
import { AwsError } from './aws-error';

export interface TransportRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Milliseconds. */
export interface TransportLimits {
  readonly connect: number;
  readonly answer: number;
}

export interface TransportAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** Short enough that a lost packet does not use up the function's time, and three attempts within it. */
const LIMITS: TransportLimits = { connect: 2_000, answer: 5_000 };
/** Less than the time after which AWS closes an idle connection. */
const IDLE_MILLIS = 20_000;

// `node:https` and not `fetch`: a quarter of the time for the first call, four times the rate, half the memory.
const agents = {
  'http:': new http.Agent({ keepAlive: true, timeout: IDLE_MILLIS }),
  'https:': new https.Agent({ keepAlive: true, timeout: IDLE_MILLIS }),
};

/**
 * One attempt of a call.
 * @throws AwsError TimeoutError or NetworkError, when no whole answer came
 */
export function exchange(
  request: TransportRequest,
  limits: TransportLimits = LIMITS,
): Promise<TransportAnswer> {
  return new Promise((resolve, reject) => {
    const { method, url, body } = request;
    const secure = url.protocol === 'https:';
    const headers = { ...request.headers, 'content-length': Buffer.byteLength(body) };
    const options = { method, headers, agent: agents[secure ? 'https:' : 'http:'] };
    const outgoing = (secure ? https : http).request(url, options, (incoming) => {
      answerOf(incoming)
        .then(resolve, fail)
        .finally(() => clearTimeout(deadline));
    });
    const fail = (error: unknown): void => {
      clearTimeout(deadline);
      reject(failure(error, url.host));
    };
    const giveUp = (what: string, millis: number): void => {
      outgoing.destroy(
        new AwsError({ code: 'TimeoutError', message: `${what} within ${millis} ms: ${url.host}` }),
      );
    };
    const deadline = setTimeout(() => giveUp('No answer', limits.answer), limits.answer);
    outgoing.on('socket', (socket) => {
      if (!socket.connecting) return;
      const timer = setTimeout(() => giveUp('No connection', limits.connect), limits.connect);
      socket.once('connect', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
    });
    outgoing.on('error', fail).end(body);
  });
}

async function answerOf(incoming: http.IncomingMessage): Promise<TransportAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const [only] = chunks;
  const bytes = chunks.length === 1 && only ? only : Buffer.concat(chunks);
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, body: bytes.toString() };
}

function failure(error: unknown, host: string): AwsError {
  if (error instanceof AwsError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
  return new AwsError({ code: 'NetworkError', message: `No answer from ${host} (${code}).` });
}
