import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import {
  BatchUpdateFindingsCommand,
  BatchUpdateFindingsV2Command,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const dynamoDb = new DynamoDBClient({});
const sqs = new SQSClient({});
const securityHub = new SecurityHubClient({});

/** Only the AWS clients and commands that the sync function starts with. */
export const handler = async (): Promise<void> => {
  await dynamoDb.send(new GetItemCommand({ TableName: 't', Key: {} }));
  await dynamoDb.send(new PutItemCommand({ TableName: 't', Item: {} }));
  await dynamoDb.send(new TransactWriteItemsCommand({ TransactItems: [] }));
  await securityHub.send(new BatchUpdateFindingsCommand({ FindingIdentifiers: [] }));
  await securityHub.send(new BatchUpdateFindingsV2Command({}));
  await sqs.send(new SendMessageCommand({ QueueUrl: 'q', MessageBody: 'b' }));
};
