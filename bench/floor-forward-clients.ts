import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const dynamoDb = new DynamoDBClient({});
const sqs = new SQSClient({});

/** Only the AWS clients and commands that the forward function starts with. */
export const handler = async (): Promise<void> => {
  await dynamoDb.send(new GetItemCommand({ TableName: 't', Key: {} }));
  await dynamoDb.send(new PutItemCommand({ TableName: 't', Item: {} }));
  await dynamoDb.send(new TransactWriteItemsCommand({ TransactItems: [] }));
  await sqs.send(new SendMessageCommand({ QueueUrl: 'q', MessageBody: 'b' }));
  await sqs.send(
    new ChangeMessageVisibilityCommand({ QueueUrl: 'q', ReceiptHandle: 'r', VisibilityTimeout: 1 }),
  );
};
