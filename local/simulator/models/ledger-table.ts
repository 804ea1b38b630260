import { AwsError } from '../../../src/lambda/aws/client/aws-error';
import type { DynamoDb as DynamoDbClient } from '../../../src/lambda/aws/client/dynamodb';
import { AwsJsonError } from '../../aws-json';
import { DynamoDb } from '../../dynamodb';
import type { Copy } from './copy';
import { named } from './queue';

type Input = Readonly<Record<string, unknown>>;

/** The ledger's table, behind a client for each copy of a function. */
export class LedgerTable {
  private readonly dynamoDb = new DynamoDb();
  public reads = 0;
  public writes = 0;

  public clientOf(copy: Copy): DynamoDbClient {
    const call =
      <Output>(name: string) =>
      (input: object): Promise<Output> =>
        copy.do({
          place: 'ledger',
          words: () => `ledger ${name}${isRead(name) ? '' : ` ${summary(input as Input)}`}`,
          act: () => this.run(name, input as Input) as Output,
          fail: () => ({ error: named('ProvisionedThroughputExceededException') }),
        });
    return {
      batchGetItem: call('BatchGetItem'),
      putItem: call('PutItem'),
      transactWriteItems: call('TransactWriteItems'),
    };
  }

  private run(name: string, input: Input): object {
    if (isRead(name)) this.reads++;
    else this.writes++;
    const operation = this.dynamoDb.operations[name];
    if (operation === undefined) throw new Error(`The table's stand-in has no ${name}.`);
    try {
      return operation(input);
    } catch (error) {
      throw error instanceof AwsJsonError ? exceptionOf(error) : error;
    }
  }
}

const isRead = (name: string): boolean => name.includes('Get');

const exceptionOf = ({ type, message, fields, status }: AwsJsonError): AwsError =>
  new AwsError({ code: type.replace(/^.*#/, ''), message, status, fields: { ...fields } });

/** Strings and numbers of what is written, for a trace. */
function summary(input: Input): string {
  const transactItems = input['TransactItems'] as readonly { readonly Put?: object }[] | undefined;
  const items = transactItems?.map(({ Put }) => Put as Record<string, unknown>) ?? [input];
  return items
    .map((put) => {
      const item = (put?.['Item'] ?? {}) as Record<string, { S?: string }>;
      return `${item['endpointId']?.S ?? ''} ${(item['alertKey']?.S ?? '').slice(0, 6)} ${item['state']?.S ?? ''}`;
    })
    .join(', ');
}
