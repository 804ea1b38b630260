import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestBody, startLoopback, type LoopbackServer } from '../loopback';

export type JsonObject = Readonly<Record<string, unknown>>;
/** One operation of an AWS service that speaks JSON with the operation's name in `X-Amz-Target`. */
export type AwsJsonOperation = (input: JsonObject) => object;

/** An error as the service answers it. */
export class AwsJsonError extends Error {
  public constructor(
    public readonly type: string,
    message: string,
    public readonly fields: object = {},
    public readonly status = 400,
  ) {
    super(message);
  }
}

async function answerOf(
  request: IncomingMessage,
  operations: Readonly<Record<string, AwsJsonOperation>>,
): Promise<{ status: number; body: object }> {
  const name = String(request.headers['x-amz-target'] ?? '').replace(/^.*\./, '');
  const input = JSON.parse((await requestBody(request)).toString() || '{}') as JsonObject;
  try {
    const operation = operations[name];
    if (!operation) throw new AwsJsonError('UnknownOperationException', `No operation ${name} here`);
    return { status: 200, body: operation(input) };
  } catch (error) {
    const known =
      error instanceof AwsJsonError ? error : new AwsJsonError('InternalFailure', String(error), {}, 500);
    return { status: known.status, body: { __type: known.type, message: known.message, ...known.fields } };
  }
}

function reply(response: ServerResponse, { status, body }: { status: number; body: object }): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** Answers the given operations, of one service or of several whose operation names differ. */
export const startAwsJson = (
  operations: Readonly<Record<string, AwsJsonOperation>>,
): Promise<LoopbackServer> =>
  startLoopback((request, response) => {
    void answerOf(request, operations).then((answer) => reply(response, answer));
  });
