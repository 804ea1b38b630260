import type * as DynamoDbSdk from '@aws-sdk/client-dynamodb';
import type * as EventBridgeSdk from '@aws-sdk/client-eventbridge';
import type * as LambdaSdk from '@aws-sdk/client-lambda';
import type * as SecurityHubSdk from '@aws-sdk/client-securityhub';
import type * as SnsSdk from '@aws-sdk/client-sns';
import type * as SqsSdk from '@aws-sdk/client-sqs';
import { createRequire } from 'node:module';

/** Each SDK takes a moment to load: only what calls its service waits for it. */
const load = createRequire(__filename);

const lazy =
  <T>(service: string): (() => T) =>
  () =>
    load(`@aws-sdk/client-${service}`) as T;

export const dynamoDbSdk = lazy<typeof DynamoDbSdk>('dynamodb');
export const eventBridgeSdk = lazy<typeof EventBridgeSdk>('eventbridge');
export const lambdaSdk = lazy<typeof LambdaSdk>('lambda');
export const securityHubSdk = lazy<typeof SecurityHubSdk>('securityhub');
export const snsSdk = lazy<typeof SnsSdk>('sns');
export const sqsSdk = lazy<typeof SqsSdk>('sqs');

/** Clients of one Region, each made when it is first needed. */
export class Clients {
  private readonly made = new Map<string, unknown>();

  public constructor(public readonly region: string) {}

  public get dynamoDb(): DynamoDbSdk.DynamoDBClient {
    return this.once('dynamodb', () => new (dynamoDbSdk().DynamoDBClient)({ region: this.region }));
  }

  public get eventBridge(): EventBridgeSdk.EventBridgeClient {
    return this.once('events', () => new (eventBridgeSdk().EventBridgeClient)({ region: this.region }));
  }

  public get lambda(): LambdaSdk.LambdaClient {
    return this.once('lambda', () => new (lambdaSdk().LambdaClient)({ region: this.region }));
  }

  public get securityHub(): SecurityHubSdk.SecurityHubClient {
    return this.once('hub', () => new (securityHubSdk().SecurityHubClient)({ region: this.region }));
  }

  public get sns(): SnsSdk.SNSClient {
    return this.once('sns', () => new (snsSdk().SNSClient)({ region: this.region }));
  }

  public get sqs(): SqsSdk.SQSClient {
    return this.once('sqs', () => new (sqsSdk().SQSClient)({ region: this.region }));
  }

  /** Open connections would keep the process alive. */
  public close(): void {
    for (const client of this.made.values()) (client as { destroy(): void }).destroy();
    this.made.clear();
  }

  private once<T>(name: string, make: () => T): T {
    if (!this.made.has(name)) this.made.set(name, make());
    return this.made.get(name) as T;
  }
}
