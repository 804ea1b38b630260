import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Cloud } from './cloud';
import { CREDENTIALS, REGION } from './cloud';

export interface Clients {
  readonly events: EventBridgeClient;
  readonly lambda: LambdaClient;
  readonly secrets: SecretsManagerClient;
  readonly securityHub: SecurityHubClient;
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
  destroy(): void;
}

/** The real SDK's clients, led to the local cloud. */
export function clientsOf({ moto, securityHub }: Cloud): Clients {
  const options = { region: REGION, credentials: CREDENTIALS, endpoint: moto.url };
  const clients = {
    events: new EventBridgeClient(options),
    lambda: new LambdaClient(options),
    secrets: new SecretsManagerClient(options),
    securityHub: new SecurityHubClient({ ...options, endpoint: securityHub.url }),
    sns: new SNSClient(options),
    sqs: new SQSClient(options),
  };
  return { ...clients, destroy: () => Object.values(clients).forEach((client) => client.destroy()) };
}
