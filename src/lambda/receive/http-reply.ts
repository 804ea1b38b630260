import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { JsonObject } from '../finding/json';

/** Why a webhook was answered as it was; the words are all that is said, so they give nothing away. */
export const REPLIES = {
  accepted: [202, 'accepted'],
  ignored: [200, 'ignored'],
  notJson: [400, 'body is not a JSON object'],
  unauthorized: [401, 'unauthorized'],
  unknownEndpoint: [404, 'no such endpoint'],
  methodNotAllowed: [405, 'use POST'],
  tooLarge: [413, 'body exceeds 256 KiB'],
  unavailable: [503, 'try again later'],
} as const;

export type ReplyName = keyof typeof REPLIES;

export function reply(name: ReplyName): APIGatewayProxyStructuredResultV2 {
  const [status, message] = REPLIES[name];
  return replyWith(status, { message }, name === 'methodNotAllowed' ? { allow: 'POST' } : {});
}

export function replyWith(
  statusCode: number,
  body: JsonObject,
  headers: Readonly<Record<string, string>> = {},
): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}
