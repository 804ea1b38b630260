import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { ReceiverConfig } from '../contract/sync-config';
import { createSqs } from './aws/client/sqs';
import { readConfiguration } from './aws/configuration';
import { createLogger, logged } from './aws/logger';
import { readSecret } from './aws/secrets';
import { Authenticity } from './receive/authenticity';
import { createOutcomeLog } from './receive/log-outcome';
import { Receiver } from './receive/receiver';

const config = readConfiguration<ReceiverConfig>();
const sqs = createSqs();

const receiver = new Receiver(config, {
  authenticity: new Authenticity(readSecret),
  observe: createOutcomeLog(createLogger()),
  enqueue: async (update) => {
    await sqs.sendMessage({ QueueUrl: config.queueUrl, MessageBody: JSON.stringify(update) });
  },
});

/** Answers a vendor's webhook: verified, put on the queue, 202. */
export const handler = logged((event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> =>
  receiver.receive(event, new Date()),
);
