import { randomUUID } from 'node:crypto';
import type {
  BatchGetItemInput,
  BatchGetItemOutput,
  PutItemInput,
  PutItemOutput,
  TransactWriteItemsInput,
  TransactWriteItemsOutput,
} from '@aws-sdk/client-dynamodb';
import { AwsClient, type ClientOptions } from './aws-client';
import { jsonError } from './json-error';
import { jsonTarget } from './json-target';

/** The operations of DynamoDB that the ledger needs. Binary attributes are not supported: the ledger has none. */
export interface DynamoDb {
  batchGetItem(input: BatchGetItemInput): Promise<BatchGetItemOutput>;
  putItem(input: PutItemInput): Promise<PutItemOutput>;
  /** Repeated after a lost answer, it is done once. */
  transactWriteItems(input: TransactWriteItemsInput): Promise<TransactWriteItemsOutput>;
}

export function createDynamoDb(options: ClientOptions = {}): DynamoDb {
  const call = jsonTarget(new AwsClient('dynamodb', jsonError, options), 'DynamoDB_20120810', '1.0');
  return {
    batchGetItem: (input) => call('BatchGetItem', input),
    putItem: (input) => call('PutItem', input),
    transactWriteItems: (input) => call('TransactWriteItems', { ClientRequestToken: randomUUID(), ...input }),
  };
}
