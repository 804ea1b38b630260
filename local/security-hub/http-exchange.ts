import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from './api-error';
import type { JsonObject } from './operation';

/** AWS takes bodies of up to 100 findings of 240 KB; more than that is somebody else's mistake. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new ApiError('RequestEntityTooLargeException', 413, 'Request too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** @throws ApiError when the body is not a JSON object. */
export async function bodyOf(request: IncomingMessage): Promise<JsonObject> {
  const text = await textOf(request);
  if (text === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (body !== null && typeof body === 'object' && !Array.isArray(body)) return body as JsonObject;
  } catch {
    // Falls through to the same answer as a body of another type.
  }
  throw new ApiError('SerializationException', 400, 'The request body is not a JSON object');
}

export interface Scope {
  readonly accessKeyId: string;
  readonly region: string;
}

/** Who calls and for which Region, as the Signature Version 4 header says; the signature itself is not checked. */
export function scopeOf(request: IncomingMessage): Scope {
  const match = /Credential=([^/]+)\/\d{8}\/([^/]+)\/securityhub\/aws4_request/.exec(
    request.headers.authorization ?? '',
  );
  if (!match?.[1] || !match[2]) {
    throw new ApiError('MissingAuthenticationTokenException', 403, 'Missing Authentication Token');
  }
  return { accessKeyId: match[1], region: match[2] };
}

export function answer(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export function answerError(response: ServerResponse, error: unknown): void {
  const known =
    error instanceof ApiError ? error : new ApiError('InternalException', 500, (error as Error).message);
  response
    .writeHead(known.status, { 'content-type': 'application/json', 'x-amzn-errortype': known.type })
    .end(JSON.stringify({ Code: known.type, Message: known.message, message: known.message }));
}
