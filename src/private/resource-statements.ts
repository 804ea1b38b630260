import type { PolicyStatement } from './policy-document';

export const CONSUME_ACTIONS: readonly string[] = [
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:ReceiveMessage',
];

/** What a function that polls a queue needs of it. */
export const consumeStatement = (queueArn: string): PolicyStatement => ({
  Sid: 'ConsumeQueue',
  Effect: 'Allow',
  Action: CONSUME_ACTIONS,
  Resource: queueArn,
});

export const sendStatement = (sid: string, queueArn: string): PolicyStatement => ({
  Sid: sid,
  Effect: 'Allow',
  Action: 'sqs:SendMessage',
  Resource: queueArn,
});

/** Items are read and written by their keys, several in one call; nothing is listed or deleted. */
export const ledgerStatement = (tableArn: string): PolicyStatement => ({
  Sid: 'UseLedger',
  Effect: 'Allow',
  Action: ['dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem', 'dynamodb:PutItem'],
  Resource: tableArn,
});

export const useKeysStatement = (keyArns: readonly (string | undefined)[]): PolicyStatement => ({
  Sid: 'UseKeys',
  Effect: 'Allow',
  Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
  Resource: [...new Set(keyArns.filter((arn) => arn !== undefined))],
});
