import type { PolicyStatement } from './policy-document';

/** What a function that polls a queue needs of it. */
export const consumeStatement = (queueArn: string): PolicyStatement => ({
  Sid: 'ConsumeQueue',
  Effect: 'Allow',
  Action: [
    'sqs:ChangeMessageVisibility',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:ReceiveMessage',
  ],
  Resource: queueArn,
});

export const sendStatement = (sid: string, queueArn: string): PolicyStatement => ({
  Sid: sid,
  Effect: 'Allow',
  Action: 'sqs:SendMessage',
  Resource: queueArn,
});

/** Items are read and written one by one; nothing is listed or deleted. */
export const ledgerStatement = (tableArn: string): PolicyStatement => ({
  Sid: 'UseLedger',
  Effect: 'Allow',
  Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  Resource: tableArn,
});

export const useKeysStatement = (keyArns: readonly (string | undefined)[]): PolicyStatement => ({
  Sid: 'UseKeys',
  Effect: 'Allow',
  Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
  Resource: [...new Set(keyArns.filter((arn) => arn !== undefined))],
});

/** The names of the streams are Lambda's choice. */
export const logStatement = (logGroupArn: string): PolicyStatement => ({
  Sid: 'WriteLogs',
  Effect: 'Allow',
  Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  Resource: `${logGroupArn}:log-stream:*`,
});

/** X-Ray has no resources to name. */
export const traceStatement: PolicyStatement = {
  Sid: 'WriteTraces',
  Effect: 'Allow',
  Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
  Resource: '*',
};

const NETWORK_ACTIONS = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

/**
 * Lambda makes network interfaces with the function's role and refuses one that is limited to some resources.
 * The function's own code needs none of it and is denied it.
 */
export const networkStatements = (functionArn: string): readonly PolicyStatement[] => [
  { Sid: 'LambdaMakesNetworkInterfaces', Effect: 'Allow', Action: NETWORK_ACTIONS, Resource: '*' },
  {
    Sid: 'CodeMakesNone',
    Effect: 'Deny',
    Action: NETWORK_ACTIONS,
    Resource: '*',
    Condition: { ArnEquals: { 'lambda:SourceFunctionArn': functionArn } },
  },
];
