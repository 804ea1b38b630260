import type { PolicyStatement } from '../../private/policy-document';

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
