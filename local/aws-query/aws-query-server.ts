import { requestBody, startLoopback, type LoopbackServer } from '../loopback';

/** One operation of an AWS service that speaks forms and XML; the answer is the inside of its result element. */
export type AwsQueryOperation = (input: URLSearchParams) => string;

/** An error as the service answers it. */
export class AwsQueryError extends Error {
  public constructor(
    public readonly code: string,
    message: string,
    public readonly status = 400,
  ) {
    super(message);
  }
}

const failure = (error: unknown): { readonly status: number; readonly body: string } => {
  const { code, message, status } =
    error instanceof AwsQueryError ? error : new AwsQueryError('InternalFailure', String(error), 500);
  const text = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, body: `<ErrorResponse>${text}</ErrorResponse>` };
};

function answerOf(form: URLSearchParams, operations: Readonly<Record<string, AwsQueryOperation>>) {
  const name = form.get('Action') ?? '';
  try {
    const operation = operations[name];
    if (!operation) throw new AwsQueryError('InvalidAction', `No operation ${name} here`);
    const result = `<${name}Result>${operation(form)}</${name}Result>`;
    return { status: 200, body: `<${name}Response>${result}</${name}Response>` };
  } catch (error) {
    return failure(error);
  }
}

/** Answers the given operations of SNS, STS or IAM. */
export const startAwsQuery = (
  operations: Readonly<Record<string, AwsQueryOperation>>,
): Promise<LoopbackServer> =>
  startLoopback((request, response) => {
    void requestBody(request).then((body) => {
      const answer = answerOf(new URLSearchParams(body.toString()), operations);
      response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(answer.body);
    });
  });
