import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { SignatureV4 } from '@smithy/signature-v4';
import { requestBody, startLoopback } from '../../local/loopback';

/** SHA-256 as the AWS SDK's signer wants it. */
class Sha256 {
  private readonly hash;
  public constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }
  public update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(bytesOf(data));
  }
  public digest(): Promise<Uint8Array> {
    return Promise.resolve(this.hash.digest());
  }
  public reset(): void {
    throw new Error('unused');
  }
}

const bytesOf = (data: string | ArrayBuffer | ArrayBufferView): Buffer => {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data)
    ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    : Buffer.from(data);
};

export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Of the connection, which tells two of them apart. */
  readonly port?: number;
}

export interface Signer {
  readonly service: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const parsedTime = (stamp: string): Date =>
  new Date(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** What the AWS SDK's own signer puts into `Authorization` for this request, at the request's own time. */
export async function expectedAuthorization(
  request: SignedRequest,
  signer: Signer,
): Promise<string | undefined> {
  const { service, region, ...credentials } = signer;
  const names = /SignedHeaders=([^,]*)/.exec(request.headers.authorization ?? '')?.[1]?.split(';') ?? [];
  const headers = Object.fromEntries(names.map((name) => [name, String(request.headers[name])]));
  const signature = new SignatureV4({ service, region, credentials, sha256: Sha256, applyChecksum: false });
  const { method, path, body } = request;
  const unsigned = { method, protocol: 'https:', hostname: '', path, headers, body, query: {} };
  const signed = await signature.sign(unsigned, { signingDate: parsedTime(headers['x-amz-date'] ?? '') });
  return signed.headers['authorization'];
}

export interface ServiceAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly fault?: 'hang' | 'reset';
}

/** A loopback AWS service that takes only requests whose signature the AWS SDK's own signer would have made. */
export async function startSigningService(signer: () => Signer) {
  const requests: SignedRequest[] = [];
  const answers: ServiceAnswer[] = [];
  const answerOf = async (request: SignedRequest): Promise<ServiceAnswer> => {
    requests.push(request);
    const [expected = '', actual = ''] = [
      await expectedAuthorization(request, signer()),
      request.headers.authorization,
    ];
    const isSigned =
      expected.length === actual.length && timingSafeEqual(Buffer.from(expected), Buffer.from(actual));
    if (isSigned) return answers.shift() ?? {};
    return { status: 403, body: { __type: 'SignatureDoesNotMatch', message: `got ${actual}` } };
  };
  const server = await startLoopback((incoming, response) => {
    void requestBody(incoming).then(async (body) => {
      const { method = '', url: path = '', headers } = incoming;
      const answer = await answerOf({
        method,
        path,
        headers,
        body: body.toString(),
        port: incoming.socket.remotePort,
      });
      if (answer.fault === 'hang') return;
      if (answer.fault === 'reset') return void incoming.socket.resetAndDestroy();
      const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {});
      response
        .writeHead(answer.status ?? 200, { 'x-amzn-requestid': 'request-1', ...answer.headers })
        .end(text);
    });
  });
  return { ...server, requests, script: (...next: ServiceAnswer[]) => void answers.push(...next) };
}

export type SigningService = Awaited<ReturnType<typeof startSigningService>>;
