import type { APIGatewayProxyEventV2 } from 'aws-lambda';

export interface HttpRequest {
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A body is text to API Gateway when its content type says so; everything else travels as base64. */
const TEXT_TYPES = /^(text\/|application\/(json|javascript|xml|.*\+json))/;

const lowerCased = (headers: HttpRequest['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** What an HTTP API with payload format 2.0 hands to its function. */
export function httpApiEvent(request: HttpRequest, routeKey = '$default'): APIGatewayProxyEventV2 {
  const url = new URL(request.path, 'https://local.execute-api.invalid');
  const headers = lowerCased(request.headers);
  const bytes = Buffer.from(request.body);
  const isBase64Encoded = !TEXT_TYPES.test(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    queryStringParameters: Object.fromEntries(url.searchParams),
    pathParameters: routeKey.includes('{')
      ? { endpoint: decodeURIComponent(url.pathname.slice(1)) }
      : undefined,
    requestContext: {
      accountId: '123456789012',
      apiId: 'local',
      domainName: url.hostname,
      domainPrefix: 'local',
      http: {
        method: request.method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: 'local',
      routeKey,
      stage: '$default',
      time: new Date().toISOString(),
      timeEpoch: Date.now(),
    },
    body: bytes.toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
  };
}
