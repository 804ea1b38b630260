import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { endpointOf, type Service } from '../../../../src/lambda/aws/client/endpoint';

interface Sdk {
  readonly config: {
    endpointProvider(parameters: { Region: string; UseFIPS: boolean; UseDualStack: boolean }): {
      readonly url: URL;
    };
  };
}
const options = { region: 'eu-central-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
const SDK: Readonly<Record<Service, Sdk>> = {
  dynamodb: new DynamoDBClient(options),
  sqs: new SQSClient(options),
  secretsmanager: new SecretsManagerClient(options),
  ssm: new SSMClient(options),
  securityhub: new SecurityHubClient(options),
  sts: new STSClient(options),
};
const SERVICES = Object.keys(SDK) as Service[];
const REGIONS = [
  'eu-central-1',
  'us-east-1',
  'mx-central-1',
  'cn-north-1',
  'cn-northwest-1',
  'us-gov-west-1',
  'us-gov-east-1',
  'eusc-de-east-1',
  'us-iso-east-1',
  'us-isob-east-1',
  'eu-isoe-west-1',
  'us-isof-south-1',
];

const cases = SERVICES.flatMap(
  (service) =>
    REGIONS.flatMap((region) =>
      [false, true].flatMap((fips) =>
        [false, true].map((dualStack) => ({ service, region, fips, dualStack })),
      ),
    ),
  // China has no FIPS endpoints; what the SDK writes there exists nowhere.
).filter(({ region, fips }) => !(fips && region.startsWith('cn-')));

test.each(cases)('$service in $region, FIPS $fips, dual stack $dualStack: as the AWS SDK', (one) => {
  const { service, region, fips, dualStack } = one;
  const { url } = SDK[service].config.endpointProvider({
    Region: region,
    UseFIPS: fips,
    UseDualStack: dualStack,
  });
  const environment = { AWS_USE_FIPS_ENDPOINT: String(fips), AWS_USE_DUALSTACK_ENDPOINT: String(dualStack) };
  expect(endpointOf(service, region, environment)).toBe(url.origin);
});

test.each([
  ['AWS_ENDPOINT_URL', 'dynamodb'],
  ['AWS_ENDPOINT_URL_DYNAMODB', 'dynamodb'],
  ['AWS_ENDPOINT_URL_SQS', 'sqs'],
  ['AWS_ENDPOINT_URL_SECRETS_MANAGER', 'secretsmanager'],
  ['AWS_ENDPOINT_URL_SSM', 'ssm'],
  ['AWS_ENDPOINT_URL_SECURITYHUB', 'securityhub'],
  ['AWS_ENDPOINT_URL_STS', 'sts'],
] as const)('%s sets the endpoint of %s', (name, service) => {
  expect(endpointOf(service, 'eu-central-1', { [name]: 'http://localhost:4566' })).toBe(
    'http://localhost:4566',
  );
});

test("a service's own variable goes before the general one", () => {
  const environment = { AWS_ENDPOINT_URL: 'http://all', AWS_ENDPOINT_URL_SQS: 'http://sqs' };
  expect(endpointOf('sqs', 'eu-central-1', environment)).toBe('http://sqs');
  expect(endpointOf('sts', 'eu-central-1', environment)).toBe('http://all');
});

test('configured endpoints can be ignored', () => {
  const environment = { AWS_ENDPOINT_URL: 'http://all', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
  expect(endpointOf('sqs', 'eu-central-1', environment)).toBe('https://sqs.eu-central-1.amazonaws.com');
});
