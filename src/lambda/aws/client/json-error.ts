import { AwsError } from './aws-error';
import { isSkewed } from './retry';
import type { TransportAnswer } from './transport';

function objectOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    // A proxy or load balancer on the way answers in HTML.
    return {};
  }
}

/** `com.amazonaws.dynamodb.v20120810#ThrottlingException`, `ThrottlingException:http://…` → `ThrottlingException`. */
const codeOf = (text: string): string => (text.split('#').at(-1) ?? '').split(':')[0] ?? '';

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The error of a service that speaks JSON. */
export function jsonError({ status, headers, body }: TransportAnswer): AwsError {
  const { __type: type, code, message, Message, ...fields } = objectOf(body);
  const stated = textOf(headers['x-amzn-errortype']) ?? textOf(type) ?? textOf(code);
  const error = new AwsError({
    code: stated ? codeOf(stated) : `HttpStatus${status}`,
    message: textOf(message) ?? textOf(Message) ?? `The answer had status ${status}.`,
    status,
    requestId: textOf(headers['x-amzn-requestid']),
    fields,
  });
  return isSkewed(error) ? withoutQuotation(error) : error;
}

/** Some services quote the request that they refused, the session token in it. */
export const withoutQuotation = ({ name, status, requestId }: AwsError): AwsError =>
  new AwsError({
    code: name,
    message: 'The signature was refused: see whether the clock and the credentials are right.',
    status,
    requestId,
  });
