import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Cloud } from './cloud';
import { CREDENTIALS, REGION } from './cloud';

export interface Clients {
  readonly events: EventBridgeClient;
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
    securityHub: new SecurityHubClient({ ...options, endpoint: securityHub.url }),
    sns: new SNSClient(options),
    sqs: new SQSClient(options),
  };
  return { ...clients, destroy: () => Object.values(clients).forEach((client) => client.destroy()) };
}
