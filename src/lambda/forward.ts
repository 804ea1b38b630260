import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ForwarderConfig } from '../contract/forwarder-config';
import { CLIENT_OPTIONS } from './aws/client-options';
import { readConfiguration } from './aws/configuration';
import { createSqs } from './aws/client/sqs';
import { createDeadLetters } from './aws/dead-letter';
import { lazyHub } from './aws/lazy-hub';
import { createLogger, logged } from './aws/logger';
import { Metrics } from './aws/metrics';
import { readSecret } from './aws/secrets';
import { createVisibility } from './aws/visibility';
import { createForwarder } from './forward/forwarder';
import { Ledger } from './ledger/ledger';

const config = readConfiguration<ForwarderConfig>();
const sqs = createSqs();

export const handler = logged(
  createForwarder({
    config,
    ledger: new Ledger(new DynamoDBClient(CLIENT_OPTIONS), config.ledger),
    readSecret,
    sendDeadLetter: createDeadLetters(sqs, config.deadLetterQueueUrl),
    setVisibility: createVisibility(sqs, config.deadLetterQueueUrl),
    hub: lazyHub(async () => (await import('./aws/hub.js')).createHub()),
    logger: createLogger({ fields: { endpointId: config.endpointId } }),
    metrics: new Metrics(config.endpointId),
    now: Date.now,
  }),
);
