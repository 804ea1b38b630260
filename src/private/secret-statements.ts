import type { PolicyStatement } from './policy-document';

/** The ARNs behind one reference. */
export interface SecretAccess {
  readonly secretArn?: string;
  readonly parameterArn?: string;
  readonly encryptionKeyArn?: string;
}

const allow = (
  sid: string,
  action: string,
  resources: readonly (string | undefined)[],
): PolicyStatement[] => {
  const unique = [...new Set(resources.filter((resource) => resource !== undefined))];
  return unique.length === 0 ? [] : [{ Sid: sid, Effect: 'Allow', Action: action, Resource: unique }];
};

/** The least that reading all of these secrets needs. */
export const secretStatements = (secrets: readonly SecretAccess[]): readonly PolicyStatement[] => [
  ...allow(
    'ReadSecrets',
    'secretsmanager:GetSecretValue',
    secrets.map(({ secretArn }) => secretArn),
  ),
  ...allow(
    'ReadParameters',
    'ssm:GetParameter',
    secrets.map(({ parameterArn }) => parameterArn),
  ),
  ...allow(
    'DecryptSecrets',
    'kms:Decrypt',
    secrets.map(({ encryptionKeyArn }) => encryptionKeyArn),
  ),
];
