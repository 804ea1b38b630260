import { partitionOf } from './partition';

/** The services that the functions call, by the names that their hosts begin with and their signatures carry. */
export type Service = 'dynamodb' | 'sqs' | 'secretsmanager' | 'ssm' | 'securityhub' | 'sts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Endings of `AWS_ENDPOINT_URL_…`. */
const VARIABLES: Readonly<Record<Service, string>> = {
  dynamodb: 'DYNAMODB',
  sqs: 'SQS',
  secretsmanager: 'SECRETS_MANAGER',
  ssm: 'SSM',
  securityhub: 'SECURITYHUB',
  sts: 'STS',
};

/** In GovCloud the usual endpoints of these are the FIPS ones. */
const FIPS_IN_GOVCLOUD: ReadonlySet<Service> = new Set(['dynamodb', 'sqs', 'ssm', 'sts']);

/** Everywhere else the usual endpoints of Secrets Manager are the dual-stack ones. */
const OTHER_DUAL_STACK = /^(eusc-|\w+-iso)/;

const isOn = (value: string | undefined): boolean => value?.toLowerCase() === 'true';

/**
 * The endpoint of a service, by the variables that all of AWS's own clients read: `AWS_ENDPOINT_URL_SERVICE` and
 * `AWS_ENDPOINT_URL` (unless `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`), `AWS_USE_FIPS_ENDPOINT`,
 * `AWS_USE_DUALSTACK_ENDPOINT`.
 */
export function endpointOf(service: Service, region: string, environment: Environment = process.env): string {
  const configured = environment[`AWS_ENDPOINT_URL_${VARIABLES[service]}`] || environment['AWS_ENDPOINT_URL'];
  if (configured && !isOn(environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'])) return configured;
  const fips = isOn(environment['AWS_USE_FIPS_ENDPOINT']);
  const dualStack = isOn(environment['AWS_USE_DUALSTACK_ENDPOINT']);
  return `https://${hostOf(service, region, fips, dualStack)}`;
}

function hostOf(service: Service, region: string, fips: boolean, dualStack: boolean): string {
  const { dnsSuffix, dualStackDnsSuffix } = partitionOf(region);
  const usualIsFips = region.startsWith('us-gov-') && !dualStack && FIPS_IN_GOVCLOUD.has(service);
  const usualIsDualStack = service === 'secretsmanager' && !OTHER_DUAL_STACK.test(region);
  const name = fips && !usualIsFips ? `${service}-fips` : service;
  return `${name}.${region}.${dualStack && !usualIsDualStack ? dualStackDnsSuffix : dnsSuffix}`;
}
