import type { SyncConfig } from '../contract/sync-config';
import { createDynamoDb } from './aws/client/dynamodb';
import { createSqs } from './aws/client/sqs';
import { readConfiguration } from './aws/configuration';
import { createDeadLetters } from './aws/dead-letter';
import { createLogger, logged } from './aws/logger';
import { readSecret } from './aws/secrets';
import { createMemberCredentials } from './aws/sts';
import { createHub } from './aws/hub';
import { Ledger } from './ledger/ledger';
import { createSyncHandler } from './sync/handler';

const config = readConfiguration<SyncConfig>();
const { memberRole } = config;

export const handler = logged(
  createSyncHandler({
    config,
    ledger: new Ledger(createDynamoDb(), config.ledger),
    readSecret,
    sendDeadLetter: createDeadLetters(createSqs(), config.deadLetterQueueUrl),
    hub: createHub({ memberCredentials: memberRole && createMemberCredentials({ role: memberRole }) }),
    logger: createLogger(),
  }),
);
