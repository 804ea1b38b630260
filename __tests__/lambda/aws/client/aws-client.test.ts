import { createDynamoDb, type DynamoDb } from '../../../../src/lambda/aws/client/dynamodb';
import type { ClientOptions } from '../../../../src/lambda/aws/client/aws-client';
import {
  startSigningService,
  type ServiceAnswer,
  type SigningService,
} from '../../../helpers/signing-service';

const SIGNER = {
  service: 'dynamodb',
  region: 'eu-west-1',
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'example-secret',
  sessionToken: 'example-token',
};

let service: SigningService;
let signer = SIGNER;
beforeEach(async () => {
  signer = SIGNER;
  service = await startSigningService(() => signer);
});
afterEach(() => service.close());

const newClient = (options: ClientOptions = {}): DynamoDb =>
  createDynamoDb({
    endpoint: service.url,
    region: 'eu-west-1',
    credentials: () => signer,
    random: () => 0,
    ...options,
  });
const read = (client = newClient()) =>
  client.batchGetItem({ RequestItems: { t: { Keys: [{ alertKey: { S: 'k' } }] } } });

const times = (count: number, answer: ServiceAnswer): ServiceAnswer[] =>
  Array<ServiceAnswer>(count).fill(answer);

test('sends a signed request and reads the answer', async () => {
  service.script({ body: { Item: { alertKey: { S: 'k' } } } });
  await expect(read()).resolves.toEqual({ Item: { alertKey: { S: 'k' } } });
  expect(service.requests).toMatchObject([
    {
      method: 'POST',
      path: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'DynamoDB_20120810.BatchGetItem',
        'x-amz-security-token': 'example-token',
        'user-agent': 'cdktf-securityhub-alerting',
      },
      body: '{"RequestItems":{"t":{"Keys":[{"alertKey":{"S":"k"}}]}}}',
    },
  ]);
});

test('text beyond ASCII arrives and is signed', async () => {
  service.script({ body: { Item: { title: { S: 'Schlüssel 🔑' } } } });
  const answer = await newClient().putItem({ TableName: 't', Item: { title: { S: 'Schlüssel 🔑' } } });
  expect(answer).toEqual({ Item: { title: { S: 'Schlüssel 🔑' } } });
});

test('uses the credentials that hold at the time of the call', async () => {
  const client = newClient();
  await read(client);
  signer = { ...SIGNER, accessKeyId: 'AKIDOTHER', secretAccessKey: 'other', sessionToken: 'other-token' };
  await read(client);
  expect(service.requests.map(({ headers }) => headers['x-amz-security-token'])).toEqual([
    'example-token',
    'other-token',
  ]);
});

test('keeps the connection', async () => {
  const client = newClient();
  await read(client);
  await read(client);
  const [first, second] = service.requests.map(({ port }) => port);
  expect(first).toBeGreaterThan(0);
  expect(second).toBe(first);
});

describe('an answer that passes', () => {
  test.each<[string, ServiceAnswer]>([
    ['status 500', { status: 500 }],
    ['status 503 in HTML', { status: 503, body: '<html>busy</html>' }],
    ['status 429', { status: 429 }],
    ['throttling', { status: 400, body: { __type: 'com.amazonaws#ThrottlingException' } }],
    ['too much throughput', { status: 400, body: { __type: 'ProvisionedThroughputExceededException' } }],
    ['a transaction that is under way', { status: 400, body: { __type: 'TransactionInProgressException' } }],
    ['a connection that breaks', { fault: 'reset' }],
  ])('%s: tried again', async (_what, answer) => {
    service.script(answer, answer);
    await expect(read()).resolves.toEqual({});
    expect(service.requests).toHaveLength(3);
  });

  test('stays so: the last error is thrown after the third attempt', async () => {
    service.script(...times(3, { status: 500, body: { __type: 'InternalServerError', message: 'broken' } }));
    await expect(read()).rejects.toMatchObject({
      name: 'InternalServerError',
      message: 'broken',
      status: 500,
      requestId: 'request-1',
    });
    expect(service.requests).toHaveLength(3);
  });

  test('is not waited for where one attempt is asked for', async () => {
    service.script({ status: 500 });
    await expect(read(newClient({ maxAttempts: 1 }))).rejects.toMatchObject({ name: 'HttpStatus500' });
    expect(service.requests).toHaveLength(1);
  });
});

test.each([
  'ValidationException',
  'AccessDeniedException',
  'ConditionalCheckFailedException',
  'ResourceNotFoundException',
])('%s: not tried again', async (code) => {
  service.script({
    status: 400,
    body: { __type: `com.amazonaws.dynamodb.v20120810#${code}`, Message: 'no' },
  });
  await expect(read()).rejects.toMatchObject({ name: code, message: 'no', status: 400 });
  expect(service.requests).toHaveLength(1);
});

test('what the answer says beside code and message is kept', async () => {
  const Item = { version: { N: '7' } };
  service.script({ status: 400, body: { __type: 'ConditionalCheckFailedException', message: 'no', Item } });
  await expect(read()).rejects.toMatchObject({ fields: { Item } });
});

test('no answer in time is given up and tried again', async () => {
  service.script({ fault: 'hang' });
  await expect(read(newClient({ limits: { connect: 1_000, answer: 200 } }))).resolves.toEqual({});
  expect(service.requests).toHaveLength(2);
});

test('a service that is not there: the error names host and reason', async () => {
  const gone = newClient();
  await service.close();
  await expect(read(gone)).rejects.toMatchObject({
    name: 'NetworkError',
    message: expect.stringMatching(/^No answer from 127\.0\.0\.1:\d+ \(ECONNREFUSED\)\.$/),
  });
});

describe("a clock that differs from the service's", () => {
  const HOUR = 3_600_000;
  const SKEWED = { status: 400, headers: { date: new Date().toUTCString() } };

  test.each(['InvalidSignatureException', 'RequestTimeTooSkewed', 'RequestExpired'])(
    'is corrected after %s, once',
    async (code) => {
      const client = newClient({ now: () => Date.now() - HOUR });
      service.script({ ...SKEWED, body: { __type: code } });
      await read(client);
      await read(client);
      const hours = service.requests.map(({ headers }) => String(headers['x-amz-date']).slice(0, 13));
      expect(service.requests).toHaveLength(3);
      expect(new Set(hours.slice(1)).has(hours[0] ?? '')).toBe(false);
    },
  );

  test('is not the reason when the clocks agree: the refusal is thrown', async () => {
    service.script({ ...SKEWED, body: { __type: 'InvalidSignatureException' } });
    await expect(read()).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    expect(service.requests).toHaveLength(1);
  });
});

test('a refused signature quotes no token', async () => {
  const message = 'The canonical string should have been: x-amz-security-token:example-token';
  service.script({
    status: 403,
    body: { __type: 'SignatureDoesNotMatch', message, quoted: 'example-token' },
  });
  const error: unknown = await read().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'SignatureDoesNotMatch', status: 403, requestId: 'request-1' });
  expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('example-token');
});

test('a transaction keeps its token through its attempts, and the next one has another', async () => {
  const client = newClient();
  service.script({ status: 500 });
  await client.transactWriteItems({ TransactItems: [] });
  await client.transactWriteItems({ TransactItems: [] });
  const tokens = service.requests.map(
    ({ body }) => (JSON.parse(body) as { ClientRequestToken: string }).ClientRequestToken,
  );
  expect(tokens[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(tokens[1]).toBe(tokens[0]);
  expect(tokens[2]).not.toBe(tokens[0]);
});

describe('the environment', () => {
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });

  test('gives Region, endpoint, credentials and trace', async () => {
    Object.assign(process.env, {
      AWS_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL: service.url,
      AWS_ACCESS_KEY_ID: SIGNER.accessKeyId,
      AWS_SECRET_ACCESS_KEY: SIGNER.secretAccessKey,
      AWS_SESSION_TOKEN: SIGNER.sessionToken,
      _X_AMZN_TRACE_ID: 'Root=1-5759e988-bd862e3fe1be46a994272793',
    });
    await read(createDynamoDb());
    expect(service.requests[0]?.headers['x-amzn-trace-id']).toBe('Root=1-5759e988-bd862e3fe1be46a994272793');
  });

  test('without credentials: the error says what is missing', async () => {
    delete process.env['AWS_ACCESS_KEY_ID'];
    await expect(read(newClient({ credentials: undefined }))).rejects.toMatchObject({
      name: 'CredentialsMissing',
      message: expect.stringContaining('AWS_ACCESS_KEY_ID'),
    });
    expect(service.requests).toHaveLength(0);
  });
});
