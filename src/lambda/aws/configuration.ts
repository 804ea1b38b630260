import { ENVIRONMENT } from '../../contract/environment';

/** The function was deployed with a configuration that it cannot read. */
export class ConfigurationError extends Error {
  public override readonly name = 'ConfigurationError';
}

/**
 * The function's configuration from its environment.
 * @throws ConfigurationError when it is missing, not JSON, or of another version than this bundle's.
 */
export function readConfiguration<T extends { readonly version: 1 }>(
  text: string | undefined = process.env[ENVIRONMENT.config],
): T {
  const fix = 'Deploy the function with the construct of the same package version.';
  if (!text) throw new ConfigurationError(`${ENVIRONMENT.config} is not set. ${fix}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ConfigurationError(`${ENVIRONMENT.config} is not JSON. ${fix}`);
  }
  const version = (value as { readonly version?: unknown } | null)?.version;
  if (version === 1) return value as T;
  throw new ConfigurationError(
    `${ENVIRONMENT.config} has version ${JSON.stringify(version)}, expected 1. ${fix}`,
  );
}
