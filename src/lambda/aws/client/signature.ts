import { createHash, createHmac } from 'node:crypto';
import type { Credentials } from './credentials';
import type { Service } from './endpoint';

// AWS Signature Version 4, for requests without a query:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html

export interface SignatureScope {
  readonly service: Service;
  readonly region: string;
  readonly credentials: Credentials;
  readonly time: Date;
}

export interface SignableRequest {
  readonly method: string;
  readonly url: URL;
  /** Lower-case names; all of them are signed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The path is encoded once more than it is sent. */
const canonicalPath = ({ pathname }: URL): string => pathname.split('/').map(encodeURIComponent).join('/');

/** `20261125T140000Z` */
const stamp = (time: Date): string => `${time.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

interface SigningKey {
  readonly name: string;
  readonly key: Buffer;
}

/** The last one for each service: it is the same for a day, and deriving it takes four of the five HMACs of a call. */
const signingKeys = new Map<Service, SigningKey>();

function signingKey(
  { service, region, credentials: { secretAccessKey } }: SignatureScope,
  day: string,
): Buffer {
  const name = `${day} ${region} ${secretAccessKey}`;
  const known = signingKeys.get(service);
  if (known?.name === name) return known.key;
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${secretAccessKey}`,
  ) as Buffer;
  signingKeys.set(service, { name, key });
  return key;
}

/** The request's headers and those that prove who sends it. */
export function signedHeaders(request: SignableRequest, scope: SignatureScope): Record<string, string> {
  const { accessKeyId, sessionToken } = scope.credentials;
  const time = stamp(scope.time);
  const day = time.slice(0, 8);
  const headers: Record<string, string> = { ...request.headers, host: request.url.host, 'x-amz-date': time };
  if (sessionToken !== undefined) headers['x-amz-security-token'] = sessionToken;
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]?.trim().replace(/ +/g, ' ')}\n`).join('');
  const signed = names.join(';');
  const { method, url, body } = request;
  const canonical = `${method}\n${canonicalPath(url)}\n\n${lines}\n${signed}\n${sha256(body)}`;
  const credentialScope = `${day}/${scope.region}/${scope.service}/aws4_request`;
  const text = `${ALGORITHM}\n${time}\n${credentialScope}\n${sha256(canonical)}`;
  const signature = createHmac('sha256', signingKey(scope, day)).update(text).digest('hex');
  const authorization = `${ALGORITHM} Credential=${accessKeyId}/${credentialScope}, SignedHeaders=${signed}, Signature=${signature}`;
  return { ...headers, authorization };
}
