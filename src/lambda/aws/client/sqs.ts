import type {
  ChangeMessageVisibilityRequest,
  SendMessageRequest,
  SendMessageResult,
} from '@aws-sdk/client-sqs';
import { AwsClient, type ClientOptions } from './aws-client';
import { jsonError } from './json-error';
import { jsonTarget } from './json-target';

/** A queue's URL names it; the calls go to the endpoint of the service, which may be a private or a FIPS one. */
export interface Sqs {
  sendMessage(input: SendMessageRequest): Promise<SendMessageResult>;
  changeMessageVisibility(input: ChangeMessageVisibilityRequest): Promise<unknown>;
}

export function createSqs(options: ClientOptions = {}): Sqs {
  const call = jsonTarget(new AwsClient('sqs', jsonError, options), 'AmazonSQS', '1.0');
  return {
    sendMessage: (input) => call('SendMessage', input),
    changeMessageVisibility: (input) => call('ChangeMessageVisibility', input),
  };
}
