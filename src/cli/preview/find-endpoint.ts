import type { AlertingConfig, ApiEndpointConfig, EndpointConfig } from '../../app/config/alerting-config';
import { ConfigError } from '../../app/config/config-error';
import { loadConfig } from '../../app/config/load-config';
import { VENDOR_RECORDS, type BuiltInVendor } from '../../contract/vendors';
import { templateProblems } from '../../private/template-problems';
import { CliError } from '../exit-code';
import { forwarderConfigOf } from './endpoint-config';

const VENDORS = Object.keys(VENDOR_RECORDS) as readonly BuiltInVendor[];

const isApi = (endpoint: EndpointConfig): endpoint is ApiEndpointConfig =>
  VENDORS.some((vendor) => vendor === endpoint.type);

interface Named {
  readonly stack: string;
  readonly id: string;
  readonly endpoint: ApiEndpointConfig;
}

const endpointsOf = (config: AlertingConfig): readonly Named[] =>
  Object.entries(config.stacks).flatMap(([stack, { endpoints }]) =>
    endpoints
      .filter(isApi)
      .map((endpoint) => ({ stack, id: forwarderConfigOf(endpoint).endpointId, endpoint })),
  );

const full = ({ stack, id }: Named): string => `${stack}/${id}`;

function load(file: string): AlertingConfig {
  try {
    return loadConfig(file);
  } catch (error) {
    throw error instanceof ConfigError ? new CliError(error.message) : error;
  }
}

function inFile(name: string, file: string): ApiEndpointConfig {
  const all = endpointsOf(load(file));
  const [found, ...others] = all.filter((one) => one.id === name || full(one) === name);
  if (found === undefined) {
    const known = all.length === 0 ? 'none' : all.map(full).join(', ');
    throw new CliError(`${file}: has no API endpoint "${name}"; it has ${known}`);
  }
  if (others.length > 0) {
    throw new CliError(
      `${file}: "${name}" names several endpoints, give one of ${[found, ...others].map(full).join(', ')}`,
    );
  }
  const problems = templateProblems('templates', forwarderConfigOf(found.endpoint).templates);
  if (problems.length > 0) {
    throw new CliError(problems.map((problem) => `${file}: ${full(found)}: ${problem}`).join('\n'));
  }
  return found.endpoint;
}

/**
 * The endpoint of that id in the configuration file, or without a file the vendor of that name as it is by default.
 *
 * @throws CliError when there is none, or its templates are wrong
 */
export function findEndpoint(name: string, file: string | undefined): ApiEndpointConfig {
  if (file !== undefined) return inFile(name, file);
  const type = VENDORS.find((vendor) => vendor === name);
  if (type === undefined) {
    throw new CliError(
      `--endpoint must be one of ${VENDORS.join(', ')}, or with --config the id of an endpoint in that file; got: ${name}`,
    );
  }
  return type === 'webhook' ? { type, signingSecret: {} } : { type };
}
