import type { ClientOptions } from '../../../../src/lambda/aws/client/aws-client';
import { createDynamoDb } from '../../../../src/lambda/aws/client/dynamodb';
import { createSecretsManager } from '../../../../src/lambda/aws/client/secrets-manager';
import { createSecurityHub } from '../../../../src/lambda/aws/client/security-hub';
import { createSqs } from '../../../../src/lambda/aws/client/sqs';
import { createSsm } from '../../../../src/lambda/aws/client/ssm';
import { createSts } from '../../../../src/lambda/aws/client/sts';
import { startSigningService, type SigningService } from '../../../helpers/signing-service';

const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example-secret' };
const ROLE = 'arn:aws:iam::222233334444:role/security-hub-alerting';

let service: SigningService;
let name = '';
beforeEach(async () => {
  service = await startSigningService(() => ({ service: name, region: 'eu-west-1', ...CREDENTIALS }));
});
afterEach(() => service.close());

const options = (): ClientOptions => ({
  endpoint: service.url,
  region: 'eu-west-1',
  credentials: () => CREDENTIALS,
  random: () => 0,
});
const queue = (): string => `${service.url}/111122223333/findings`;

type Call = () => Promise<unknown>;

const JSON_1_0: readonly [string, string, string, Call][] = [
  [
    'dynamodb',
    'DynamoDB_20120810.BatchGetItem',
    '1.0',
    () => createDynamoDb(options()).batchGetItem({ RequestItems: {} }),
  ],
  [
    'dynamodb',
    'DynamoDB_20120810.PutItem',
    '1.0',
    () => createDynamoDb(options()).putItem({ TableName: 't', Item: {} }),
  ],
  [
    'dynamodb',
    'DynamoDB_20120810.TransactWriteItems',
    '1.0',
    () => createDynamoDb(options()).transactWriteItems({ TransactItems: [] }),
  ],
  [
    'sqs',
    'AmazonSQS.SendMessage',
    '1.0',
    () => createSqs(options()).sendMessage({ QueueUrl: queue(), MessageBody: 'b' }),
  ],
  [
    'sqs',
    'AmazonSQS.ChangeMessageVisibility',
    '1.0',
    () =>
      createSqs(options()).changeMessageVisibility({
        QueueUrl: queue(),
        ReceiptHandle: 'r',
        VisibilityTimeout: 9,
      }),
  ],
  [
    'secretsmanager',
    'secretsmanager.GetSecretValue',
    '1.1',
    () => createSecretsManager(options()).getSecretValue({ SecretId: 's' }),
  ],
  [
    'ssm',
    'AmazonSSM.GetParameter',
    '1.1',
    () => createSsm(options()).getParameter({ Name: 'p', WithDecryption: true }),
  ],
];

test.each(JSON_1_0)('%s: %s', async (of, target, version, call) => {
  name = of;
  service.script({ body: { Answer: 'yes' } });
  await expect(call()).resolves.toEqual({ Answer: 'yes' });
  expect(service.requests).toMatchObject([
    {
      method: 'POST',
      path: '/',
      headers: { 'x-amz-target': target, 'content-type': `application/x-amz-json-${version}` },
    },
  ]);
});

test.each<[string, string, Call]>([
  ['POST', '/findings', () => createSecurityHub(options()).getFindings({ MaxResults: 1 })],
  [
    'PATCH',
    '/findings/batchupdate',
    () => createSecurityHub(options()).batchUpdateFindings({ FindingIdentifiers: [] }),
  ],
  ['POST', '/findingsv2', () => createSecurityHub(options()).getFindingsV2({ MaxResults: 1 })],
  [
    'PATCH',
    '/findingsv2/batchupdatev2',
    () => createSecurityHub(options()).batchUpdateFindingsV2({ MetadataUids: [] }),
  ],
])('securityhub: %s %s', async (method, path, call) => {
  name = 'securityhub';
  service.script({ body: { Findings: [] } });
  await expect(call()).resolves.toEqual({ Findings: [] });
  expect(service.requests).toMatchObject([{ method, path, headers: { 'content-type': 'application/json' } }]);
});

test("Security Hub's errors have their code in a header", async () => {
  name = 'securityhub';
  const headers = { 'x-amzn-errortype': 'TooManyRequestsException:http://internal.amazon.com/' };
  service.script({ status: 429, headers, body: { Message: 'slower' } });
  const hub = createSecurityHub({ ...options(), maxAttempts: 1 });
  await expect(hub.getFindings({})).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    message: 'slower',
    status: 429,
    requestId: 'request-1',
  });
});

test("a queue's calls go to the endpoint of the service, whatever host its URL names", async () => {
  name = 'sqs';
  const QueueUrl = 'https://sqs.eu-west-1.amazonaws.com/111122223333/findings';
  await createSqs(options()).sendMessage({ QueueUrl, MessageBody: 'b' });
  expect(service.requests).toHaveLength(1);
});

describe('sts: AssumeRole', () => {
  beforeEach(() => {
    name = 'sts';
  });
  const assume = () =>
    createSts(options()).assumeRole({ roleArn: ROLE, roleSessionName: 'sync', externalId: 'a&b=c' });
  const answer = (credentials: string): string =>
    `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
     <AssumedRoleUser><Arn>arn</Arn></AssumedRoleUser><Credentials>${credentials}</Credentials>
     </AssumeRoleResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></AssumeRoleResponse>`;

  test('asks in a form and reads the credentials', async () => {
    service.script({
      body: answer(
        '<AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>s/e+c</SecretAccessKey>' +
          '<SessionToken>to&amp;ken==</SessionToken><Expiration>2026-11-25T15:00:00Z</Expiration>',
      ),
    });
    await expect(assume()).resolves.toEqual({
      accessKeyId: 'ASIAEXAMPLE',
      secretAccessKey: 's/e+c',
      sessionToken: 'to&ken==',
      expiration: new Date('2026-11-25T15:00:00Z'),
    });
    const form = new URLSearchParams(service.requests[0]?.body);
    expect(Object.fromEntries(form)).toEqual({
      Action: 'AssumeRole',
      Version: '2011-06-15',
      RoleArn: ROLE,
      RoleSessionName: 'sync',
      ExternalId: 'a&b=c',
    });
  });

  test('an answer without credentials is an error that names the role', async () => {
    service.script({ body: answer('') });
    await expect(assume()).rejects.toMatchObject({
      name: 'NoCredentials',
      message: expect.stringContaining(ROLE),
    });
  });

  test('a refusal has its code and request id', async () => {
    const body =
      '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not &lt;you&gt;</Message></Error>' +
      '<RequestId>r-2</RequestId></ErrorResponse>';
    service.script({ status: 403, body });
    await expect(assume()).rejects.toMatchObject({
      name: 'AccessDenied',
      message: 'not <you>',
      status: 403,
      requestId: 'r-2',
    });
  });
});
