import { AwsError } from './aws-error';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export type ProvideCredentials = () => Credentials | Promise<Credentials>;

/**
 * The function's own, which Lambda puts into the environment and changes there before they expire.
 * @throws AwsError CredentialsMissing when there are none
 */
export function environmentCredentials(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Credentials {
  const accessKeyId = environment['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = environment['AWS_SECRET_ACCESS_KEY'];
  if (!accessKeyId || !secretAccessKey) {
    const fix = 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, as Lambda does for a function with a role.';
    throw new AwsError({ code: 'CredentialsMissing', message: `The environment has no credentials. ${fix}` });
  }
  return { accessKeyId, secretAccessKey, sessionToken: environment['AWS_SESSION_TOKEN'] || undefined };
}
