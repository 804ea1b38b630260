import { ENVIRONMENT } from '../../contract/environment';

/** The function was deployed with a configuration that it cannot read. */
export class ConfigurationError extends Error {
  public override readonly name = 'ConfigurationError';

  public constructor(problem: string) {
    super(
      `${ENVIRONMENT.config} ${problem}. Deploy the function with the construct of the same package version.`,
    );
  }
}

/**
 * The function's configuration from its environment.
 * @throws ConfigurationError when it is missing, no JSON object, or of another version than this bundle's.
 */
export function readConfiguration<T extends { readonly version: 1 }>(
  text: string | undefined = process.env[ENVIRONMENT.config],
): T {
  if (!text) throw new ConfigurationError('is not set');
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) throw new ConfigurationError('is not a JSON object');
  const { version } = value as { readonly version?: unknown };
  if (version === 1) return value as T;
  throw new ConfigurationError(`has version ${JSON.stringify(version)}, expected 1`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
