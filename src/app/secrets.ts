import { SecretReference } from '../common/secret-reference';

/** Puts a `SecretReference` in the place of each stored secret of the file, however deep it lies. */
export function withSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSecrets);
  if (typeof value !== 'object' || value === null) return value;
  const { secretArn, parameterName, jsonField, encryptionKeyArn } = value as Record<
    string,
    string | undefined
  >;
  if (secretArn !== undefined)
    return SecretReference.fromSecretArn(secretArn, { jsonField, encryptionKeyArn });
  if (parameterName !== undefined)
    return SecretReference.fromParameterName(parameterName, { encryptionKeyArn });
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withSecrets(item)]));
}
