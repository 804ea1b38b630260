import { ENVIRONMENT } from '../../contract/environment';
import type { ForwarderConfig } from '../../contract/forwarder-config';
import { VENDORS } from '../vendors';

/**
 * The configuration that the construct has written.
 *
 * @throws Error naming the variable and what is wrong with it; never quotes it
 */
export function readForwarderConfig(environment: NodeJS.ProcessEnv): ForwarderConfig {
  const text = environment[ENVIRONMENT.config];
  const fail = (problem: string): never => {
    throw new Error(
      `${ENVIRONMENT.config} ${problem}. Deploy the function with the construct of this version.`,
    );
  };
  if (!text) return fail('is not set');
  const config = parse(text) ?? fail('is not a JSON object');
  if (config.version !== 1) fail(`has version ${String(config.version)}, expected 1`);
  if (!Object.hasOwn(VENDORS, config.vendor))
    fail(`names the vendor "${config.vendor}", expected one of ${Object.keys(VENDORS).join(', ')}`);
  return config;
}

function parse(text: string): ForwarderConfig | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as ForwarderConfig) : undefined;
  } catch {
    return undefined;
  }
}
