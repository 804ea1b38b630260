import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SyncConfig } from '../contract/sync-config';
import { CLIENT_OPTIONS } from './aws/client-options';
import { createSqs } from './aws/client/sqs';
import { readConfiguration } from './aws/configuration';
import { createDeadLetters } from './aws/dead-letter';
import { createLogger, logged } from './aws/logger';
import { readSecret } from './aws/secrets';
import type { MemberCredentials } from './aws/sts';
import { createHub } from './aws/hub';
import { Ledger } from './ledger/ledger';
import { createSyncHandler } from './sync/handler';

const config = readConfiguration<SyncConfig>();
const { memberRole } = config;

let assumeRole: Promise<MemberCredentials> | undefined;

/** STS is loaded when a member account's finding is first changed: most deployments have no such role. */
const memberCredentials: MemberCredentials | undefined =
  memberRole &&
  (async (accountId, partition) => {
    assumeRole ??= import('./aws/sts.js').then(({ createMemberCredentials }) =>
      createMemberCredentials({ role: memberRole }),
    );
    return (await assumeRole)(accountId, partition);
  });

export const handler = logged(
  createSyncHandler({
    config,
    ledger: new Ledger(new DynamoDBClient(CLIENT_OPTIONS), config.ledger),
    readSecret,
    sendDeadLetter: createDeadLetters(createSqs(), config.deadLetterQueueUrl),
    hub: createHub({ memberCredentials }),
    logger: createLogger(),
  }),
);
