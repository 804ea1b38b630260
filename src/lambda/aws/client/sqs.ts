import type {
  ChangeMessageVisibilityRequest,
  SendMessageRequest,
  SendMessageResult,
} from '@aws-sdk/client-sqs';
import { AwsClient, type ClientOptions } from './aws-client';
import { jsonError } from './json-error';
import { jsonTarget } from './json-target';

export interface Sqs {
  sendMessage(input: SendMessageRequest): Promise<SendMessageResult>;
  changeMessageVisibility(input: ChangeMessageVisibilityRequest): Promise<unknown>;
}

export function createSqs(options: ClientOptions = {}): Sqs {
  const call = jsonTarget(new AwsClient('sqs', jsonError, options), 'AmazonSQS', '1.0');
  // A queue's URL says where it is, whatever else is configured.
  const originOf = ({ QueueUrl }: { readonly QueueUrl?: string }): string => new URL(QueueUrl ?? '').origin;
  return {
    sendMessage: (input) => call('SendMessage', input, originOf(input)),
    changeMessageVisibility: (input) => call('ChangeMessageVisibility', input, originOf(input)),
  };
}
