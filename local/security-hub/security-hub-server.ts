import type { IncomingMessage, ServerResponse } from 'node:http';
import { startLoopback } from '../loopback';
import { ApiError } from './api-error';
import { answer, answerError, bodyOf, scopeOf } from './http-exchange';
import { notSubscribed } from './hub-account';
import type { Call, Operation } from './operation';
import { route } from './operations';
import type { SecurityHubOptions } from './security-hub';
import { SecurityHub } from './security-hub';

/** The API of a running stand-in. */
export interface SecurityHubServer {
  /** Endpoint for an SDK client, a Terraform provider or `AWS_ENDPOINT_URL_SECURITYHUB`. */
  readonly url: string;
  readonly hub: SecurityHub;
  close(): Promise<void>;
}

async function serve(hub: SecurityHub, request: IncomingMessage): Promise<object> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const body = await bodyOf(request);
  const { accessKeyId, region } = scopeOf(request);
  const found = route(request.method ?? '', url.pathname);
  if (!found) throw new ApiError('UnknownOperationException', 404, `${request.method} ${url.pathname}`);
  const { operation, pathLabel } = found;
  const call = { operation: operation.name, region, accessKeyId, pathLabel, query: url.searchParams, body };
  const recorded = { operation: operation.name, region, accessKeyId, body };
  hub.calls.push(recorded);
  try {
    const result = handle(hub, operation, call);
    hub.answered(recorded, result);
    return result;
  } catch (error) {
    hub.answered(recorded, error);
    throw error;
  }
}

function handle(hub: SecurityHub, operation: Operation, call: Call): object {
  hub.throttles?.take(operation.name, call.region);
  hub.faults.throwIfScripted(operation.name);
  const hubRegion = hub.region(call.region);
  if (!operation.withoutHub && !hubRegion.settings) throw notSubscribed(hubRegion);
  return operation.handle(hubRegion, call);
}

const exchange = (hub: SecurityHub, request: IncomingMessage, response: ServerResponse): Promise<void> =>
  serve(hub, request).then(
    (body) => answer(response, body),
    (error: unknown) => answerError(response, error),
  );

/** Starts the API on a free loopback port, or on the given one. */
export async function startSecurityHub(
  options: SecurityHubOptions & { readonly port?: number } = {},
): Promise<SecurityHubServer> {
  const hub = new SecurityHub(options);
  const server = await startLoopback((request, response) => void exchange(hub, request, response), {
    port: options.port,
  });
  return { ...server, hub };
}
