import { ENVIRONMENT } from '../../contract/environment';
import { mask } from './mask';
import { readableStack } from './readable-stack';

const LEVELS = { DEBUG: 10, INFO: 20, WARN: 30, ERROR: 40 } as const;
export type LogLevel = keyof typeof LEVELS;
export type LogFields = Readonly<Record<string, unknown>>;

export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** The same logger with fields that stand on every line, e.g. the record's id. */
  with(fields: LogFields): Logger;
}

export interface LoggerOptions {
  /** @default - `LOG_LEVEL` of the environment, else INFO */
  readonly level?: string;
  readonly fields?: LogFields;
  /** @default - standard output, past `console`, which would put a prefix on the line */
  readonly write?: (line: string) => void;
}

/** An error as fields of a log line: name, message and stack, never the object with its request in it. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: { message: String(error) } };
  const { name, message, stack = '' } = error;
  const cause = error.cause instanceof Error ? { cause: error.cause.message } : {};
  return { error: { name, message, ...cause, stack: readableStack(stack) } };
}

/** Id of the invocation that is running: a function's copy has one at a time. */
let requestId: string | undefined;

/** The handler, with the invocation's id on every line that it logs. */
export const logged =
  <Event, Context, Answer>(handler: (event: Event, context: Context) => Promise<Answer>) =>
  (event: Event, context: Context & { readonly awsRequestId?: string }): Promise<Answer> => {
    requestId = context.awsRequestId;
    return handler(event, context);
  };

/**
 * Writes one line of JSON per entry, in Lambda's own JSON format: `timestamp`, `level`, `message`, `requestId`. Known secrets are masked whatever field they got into. */
export function createLogger(options: LoggerOptions = {}): Logger {
  const wanted = (options.level ?? process.env[ENVIRONMENT.logLevel] ?? 'INFO').toUpperCase();
  const threshold = wanted in LEVELS ? LEVELS[wanted as LogLevel] : LEVELS.INFO;
  const write = options.write ?? ((line: string) => process.stdout.write(`${line}\n`));
  const log = (level: LogLevel) => (message: string, fields?: LogFields) => {
    if (LEVELS[level] < threshold) return;
    const timestamp = new Date().toISOString();
    const entry = { timestamp, level, message, requestId, ...options.fields, ...fields };
    write(mask(JSON.stringify(entry)));
  };
  return {
    debug: log('DEBUG'),
    info: log('INFO'),
    warn: log('WARN'),
    error: log('ERROR'),
    with: (fields) => createLogger({ ...options, fields: { ...options.fields, ...fields } }),
  };
}
