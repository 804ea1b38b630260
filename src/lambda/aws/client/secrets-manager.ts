import type { GetSecretValueRequest, GetSecretValueResponse } from '@aws-sdk/client-secrets-manager';
import { AwsClient, type ClientOptions } from './aws-client';
import { jsonError } from './json-error';
import { jsonTarget } from './json-target';

export interface SecretsManager {
  getSecretValue(input: GetSecretValueRequest): Promise<Pick<GetSecretValueResponse, 'SecretString'>>;
}

export function createSecretsManager(options: ClientOptions = {}): SecretsManager {
  const call = jsonTarget(new AwsClient('secretsmanager', jsonError, options), 'secretsmanager', '1.1');
  return { getSecretValue: (input) => call('GetSecretValue', input) };
}
