import { randomUUID } from 'node:crypto';
import type {
  BatchGetItemInput,
  BatchGetItemOutput,
  GetItemInput,
  GetItemOutput,
  PutItemInput,
  PutItemOutput,
  QueryInput,
  QueryOutput,
  TransactWriteItemsInput,
  TransactWriteItemsOutput,
} from '@aws-sdk/client-dynamodb';
import { AwsClient, type ClientOptions } from './aws-client';
import { jsonError } from './json-error';
import { jsonTarget } from './json-target';

/** The operations of DynamoDB that the ledger needs. Binary attributes are not supported: the ledger has none. */
export interface DynamoDb {
  getItem(input: GetItemInput): Promise<GetItemOutput>;
  batchGetItem(input: BatchGetItemInput): Promise<BatchGetItemOutput>;
  query(input: QueryInput): Promise<QueryOutput>;
  putItem(input: PutItemInput): Promise<PutItemOutput>;
  /** Repeated after a lost answer, it is done once. */
  transactWriteItems(input: TransactWriteItemsInput): Promise<TransactWriteItemsOutput>;
}

export function createDynamoDb(options: ClientOptions = {}): DynamoDb {
  const call = jsonTarget(new AwsClient('dynamodb', jsonError, options), 'DynamoDB_20120810', '1.0');
  return {
    getItem: (input) => call('GetItem', input),
    batchGetItem: (input) => call('BatchGetItem', input),
    query: (input) => call('Query', input),
    putItem: (input) => call('PutItem', input),
    transactWriteItems: (input) => call('TransactWriteItems', { ClientRequestToken: randomUUID(), ...input }),
  };
}
