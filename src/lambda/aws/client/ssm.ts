import type { GetParameterRequest, Parameter } from '@aws-sdk/client-ssm';
import { AwsClient, type ClientOptions } from './aws-client';
import { jsonError } from './json-error';
import { jsonTarget } from './json-target';

export interface Ssm {
  getParameter(input: GetParameterRequest): Promise<{ readonly Parameter?: Pick<Parameter, 'Value'> }>;
}

export function createSsm(options: ClientOptions = {}): Ssm {
  const call = jsonTarget(new AwsClient('ssm', jsonError, options), 'AmazonSSM', '1.1');
  return { getParameter: (input) => call('GetParameter', input) };
}
