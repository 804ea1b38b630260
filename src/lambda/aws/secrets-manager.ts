import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CLIENT_OPTIONS } from './client-options';

const client = new SecretsManagerClient(CLIENT_OPTIONS);

export async function fetchSecretText(arn: string): Promise<string | undefined> {
  return (await client.send(new GetSecretValueCommand({ SecretId: arn }))).SecretString;
}
