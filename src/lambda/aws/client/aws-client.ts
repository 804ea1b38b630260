import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError } from './aws-error';
import { environmentCredentials, type ProvideCredentials } from './credentials';
import { endpointOf, type Service } from './endpoint';
import { isPassing, isSkewed, pauseMillis } from './retry';
import { signedHeaders } from './signature';
import { exchange, type TransportAnswer, type TransportLimits } from './transport';

export interface ClientOptions {
  /** @default - `AWS_REGION`, which Lambda sets */
  readonly region?: string;
  /** @default - that of the service in the Region; see `endpointOf` */
  readonly endpoint?: string;
  /** @default - the function's own, read from the environment for each call */
  readonly credentials?: ProvideCredentials;
  /** @default 3 */
  readonly maxAttempts?: number;
  /** @default - 2 s to connect, 5 s for the answer, each attempt */
  readonly limits?: TransportLimits;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
  /** @default Math.random */
  readonly random?: () => number;
}

/** One operation, in the terms of its service's protocol. */
export interface Operation {
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The error in an answer that is none of success. */
export type ReadError = (answer: TransportAnswer) => AwsError;

/** A difference of clocks below this is not why a signature was refused: AWS allows 5 minutes. */
const SKEW_MILLIS = 240_000;
const USER_AGENT = 'cdktf-securityhub-alerting';

/** Lambda ends a loop of queues and functions when it sees the trace go round; AWS's own clients pass it on, too. */
const traceHeader = (): Readonly<Record<string, string>> => {
  const trace = process.env['_X_AMZN_TRACE_ID'];
  return trace ? { 'x-amzn-trace-id': trace } : {};
};

/** Signs, sends and repeats the calls to one service in one Region. */
export class AwsClient {
  private readonly region: string;
  private readonly endpoint: string;
  /** What the service's clock is ahead of ours. */
  private skewMillis = 0;

  public constructor(
    private readonly service: Service,
    private readonly readError: ReadError,
    private readonly options: ClientOptions = {},
  ) {
    this.region = options.region ?? process.env['AWS_REGION'] ?? '';
    this.endpoint = options.endpoint ?? endpointOf(service, this.region);
  }

  /** @throws AwsError when the call failed, also after it was repeated where that could help */
  public async call(operation: Operation): Promise<TransportAnswer> {
    const { maxAttempts = 3, random = Math.random } = this.options;
    for (let attempt = 1; ; attempt++) {
      const skew = this.skewMillis;
      try {
        return await this.attempt(operation);
      } catch (error) {
        if (!(error instanceof AwsError) || attempt >= maxAttempts) throw error;
        const isCorrected = isSkewed(error) && this.skewMillis !== skew;
        if (!isCorrected && !isPassing(error)) throw error;
        if (!isCorrected) await sleep(pauseMillis(error, attempt, random));
      }
    }
  }

  private async attempt(operation: Operation): Promise<TransportAnswer> {
    const { credentials = environmentCredentials, now = Date.now } = this.options;
    const url = new URL(this.endpoint.replace(/\/$/, '') + operation.path);
    const { method, headers, body } = operation;
    const signed = signedHeaders(
      { method, url, headers, body },
      {
        service: this.service,
        region: this.region,
        credentials: await credentials(),
        time: new Date(now() + this.skewMillis),
      },
    );
    // Not signed: a proxy may add to them.
    const unsigned = { 'user-agent': USER_AGENT, ...traceHeader() };
    const answer = await exchange(
      { method, url, headers: { ...signed, ...unsigned }, body },
      this.options.limits,
    );
    if (answer.status >= 200 && answer.status < 300) return answer;
    const error = this.readError(answer);
    if (isSkewed(error)) this.correctClock(answer, now());
    throw error;
  }

  private correctClock({ headers }: TransportAnswer, now: number): void {
    const skew = Date.parse(headers.date ?? '') - now;
    if (Math.abs(skew - this.skewMillis) >= SKEW_MILLIS) this.skewMillis = skew;
  }
}
