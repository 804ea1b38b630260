import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { WebhookRequest } from '../http/webhook-request';

const lowerCased = (headers: APIGatewayProxyEventV2['headers'] | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), value]],
    ),
  );

/** A stage other than `$default` stands in front of the path, and a base path mapping may too. */
function endpointId(event: APIGatewayProxyEventV2): string | undefined {
  const last = event.rawPath?.split('/').filter(Boolean).at(-1);
  try {
    return last === undefined ? undefined : decodeURIComponent(last);
  } catch {
    return undefined;
  }
}

function publicUrl({ requestContext, rawPath = '', rawQueryString }: APIGatewayProxyEventV2): string {
  return `https://${requestContext.domainName}${rawPath}${rawQueryString ? `?${rawQueryString}` : ''}`;
}

/** Reads an event of API Gateway's HTTP API, payload format 2.0. */
export function readRequest(event: APIGatewayProxyEventV2, now: Date): WebhookRequest {
  return {
    method: event.requestContext.http.method.toUpperCase(),
    endpointId: endpointId(event),
    url: publicUrl(event),
    headers: lowerCased(event.headers),
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    receivedAt: now,
  };
}
