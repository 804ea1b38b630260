import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { httpApiEvent } from '../lambda';
import { requestBody, startLoopback, type LoopbackServer } from '../loopback';

export interface HttpApiOptions {
  /** Such as `POST /pagerduty`; anything else is answered by the API itself, with 404. */
  readonly routes: readonly string[];
  readonly invoke: (event: unknown) => Promise<unknown>;
}

const textHeaders = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, [value ?? ''].flat().join(',')]),
  );

async function answerOf(
  request: IncomingMessage,
  { routes, invoke }: HttpApiOptions,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { method = '', url: path = '/' } = request;
  const body = await requestBody(request);
  if (!routes.includes(`${method} ${path}`)) return { statusCode: 404, body: '{"message":"Not Found"}' };
  try {
    const event = httpApiEvent({ method, path, headers: textHeaders(request), body });
    return (await invoke(event)) as APIGatewayProxyStructuredResultV2;
  } catch {
    return { statusCode: 500, body: '{"message":"Internal Server Error"}' };
  }
}

/** An HTTP API of API Gateway before a function. */
export const startHttpApi = (options: HttpApiOptions): Promise<LoopbackServer> =>
  startLoopback((request: IncomingMessage, response: ServerResponse) => {
    void answerOf(request, options).then(({ statusCode = 200, headers, body }) =>
      response.writeHead(statusCode, headers as Record<string, string>).end(body),
    );
  });
