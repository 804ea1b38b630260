import type { ForwarderConfig } from '../contract/forwarder-config';
import { readConfiguration } from './aws/configuration';
import { createDynamoDb } from './aws/client/dynamodb';
import { createSqs } from './aws/client/sqs';
import { createDeadLetters } from './aws/dead-letter';
import { createHub } from './aws/hub';
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
    ledger: new Ledger(createDynamoDb(), config.ledger),
    readSecret,
    sendDeadLetter: createDeadLetters(sqs, config.deadLetterQueueUrl),
    setVisibility: createVisibility(sqs, config.deadLetterQueueUrl),
    hub: createHub(),
    logger: createLogger({ fields: { endpointId: config.endpointId } }),
    metrics: new Metrics(config.endpointId),
    now: Date.now,
  }),
);
