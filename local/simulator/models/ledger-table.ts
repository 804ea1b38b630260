import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { AwsJsonError } from '../../aws-json';
import { DynamoDb } from '../../dynamodb';
import type { Copy } from './copy';
import { named } from './queue';

interface Command {
  readonly input: Record<string, unknown>;
}

/** The ledger's table, behind a client for each copy of a function. */
export class LedgerTable {
  private readonly dynamoDb = new DynamoDb();
  public reads = 0;
  public writes = 0;

  /** A client that has just what a ledger uses of it. */
  public clientOf(copy: Copy): DynamoDBClient {
    const send = (command: Command): Promise<unknown> => {
      const name = command.constructor.name.replace(/Command$/, '');
      return copy.do({
        place: 'ledger',
        words: () => `ledger ${name}${/Get|Query/.test(name) ? '' : ` ${summary(command.input)}`}`,
        act: () => this.run(name, command.input),
        fail: () => ({ error: named('ProvisionedThroughputExceededException') }),
      });
    };
    return { send } as unknown as DynamoDBClient;
  }

  private run(name: string, input: Record<string, unknown>): object {
    if (/Get|Query/.test(name)) this.reads++;
    else this.writes++;
    const operation = this.dynamoDb.operations[name];
    if (operation === undefined) throw new Error(`The table's stand-in has no ${name}.`);
    try {
      return { $metadata: {}, ...operation(input) };
    } catch (error) {
      throw error instanceof AwsJsonError ? exceptionOf(error) : error;
    }
  }
}

/** The SDK's own classes: the ledger tells errors apart by them. */
function exceptionOf(error: AwsJsonError): Error {
  const { type, message, fields } = error;
  const common = { $metadata: {}, message };
  if (type.endsWith('ConditionalCheckFailedException')) {
    return new ConditionalCheckFailedException({ ...common, ...fields });
  }
  if (type.endsWith('TransactionCanceledException')) {
    return new TransactionCanceledException({ ...common, ...fields });
  }
  return named(type.replace(/^.*#/, ''));
}

/** Strings and numbers of what is written, for a trace. */
function summary(input: Record<string, unknown>): string {
  const transactItems = input['TransactItems'] as readonly { readonly Put?: object }[] | undefined;
  const items = transactItems?.map(({ Put }) => Put as Record<string, unknown>) ?? [input];
  return items
    .map((put) => {
      const item = (put?.['Item'] ?? {}) as Record<string, { S?: string }>;
      return `${item['endpointId']?.S ?? ''} ${(item['alertKey']?.S ?? '').slice(0, 6)} ${item['state']?.S ?? ''}`;
    })
    .join(', ');
}
