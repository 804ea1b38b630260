import { createHash } from 'node:crypto';
import { AwsJsonError, startAwsJson, type JsonObject } from '../../local/aws-json';
import { DynamoDb } from '../../local/dynamodb';
import type { ClientOptions } from '../../src/lambda/aws/client/aws-client';

export interface SentMessage {
  readonly QueueUrl: string;
  readonly MessageBody: string;
  readonly MessageAttributes: Readonly<Record<string, { readonly StringValue: string }>>;
}

export interface VisibilityChange {
  readonly QueueUrl: string;
  readonly ReceiptHandle: string;
  readonly VisibilityTimeout: number;
}

/** DynamoDB, SQS and Secrets Manager on one loopback port. */
export async function startAws() {
  const dynamoDb = new DynamoDb();
  const messages: SentMessage[] = [];
  const visibility: VisibilityChange[] = [];
  const secrets: Record<string, string> = {};
  const failing = new Set<string>();
  const reads: string[] = [];
  const all = {
    ...dynamoDb.operations,
    SendMessage: (input: JsonObject) => {
      messages.push(input as unknown as SentMessage);
      const MD5OfMessageBody = createHash('md5').update(String(input['MessageBody'])).digest('hex');
      return { MessageId: `sent-${messages.length}`, MD5OfMessageBody };
    },
    ChangeMessageVisibility: (input: JsonObject) => {
      visibility.push(input as unknown as VisibilityChange);
      return {};
    },
    GetSecretValue: ({ SecretId }: JsonObject) => {
      reads.push(String(SecretId));
      const SecretString = secrets[String(SecretId)];
      if (SecretString === undefined) throw new AwsJsonError('ResourceNotFoundException', 'No such secret');
      return { ARN: SecretId, SecretString };
    },
  };
  const operations = Object.fromEntries(
    Object.entries(all).map(([name, operation]) => [
      name,
      (input: JsonObject) => {
        if (failing.has(name)) throw new AwsJsonError('AccessDeniedException', 'scripted');
        return operation(input);
      },
    ]),
  );
  const server = await startAwsJson(operations);
  return { ...server, dynamoDb, messages, visibility, secrets, reads, failing };
}

export type AwsStandIn = Awaited<ReturnType<typeof startAws>>;

/** What the functions' own client needs to reach the stand-in. */
export const ownClientOptions = (url: string): ClientOptions => {
  const { credentials, ...rest } = clientConfig(url);
  return { ...rest, credentials: () => credentials };
};

/** What a client of the AWS SDK needs to reach the stand-in. */
export const clientConfig = (url: string) => ({
  endpoint: url,
  region: 'eu-west-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
});
