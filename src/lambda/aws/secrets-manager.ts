import { createSecretsManager } from './client/secrets-manager';

const client = createSecretsManager();

export const fetchSecretText = async (arn: string): Promise<string | undefined> =>
  (await client.getSecretValue({ SecretId: arn })).SecretString;
