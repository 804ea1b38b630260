import { EnableSecurityHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLoopback } from '../../local/loopback';
import { startSecurityHub, type SecurityHubServer } from '../../local/security-hub';
import { runCli } from '../../src/cli/program';
import { ACCOUNT, type Asff, customFinding, REGION } from '../fixtures/asff';
import { recordedTerminal, type RecordedTerminal } from './terminal';

const ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'example',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '1',
};
const before = { ...process.env };
let server: SecurityHubServer;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
  server = await startSecurityHub({ accountId: ACCOUNT, throttle: false });
  Object.assign(process.env, ENVIRONMENT, { AWS_ENDPOINT_URL_SECURITYHUB: server.url });
  const client = new SecurityHubClient({ region: REGION });
  await client.send(new EnableSecurityHubCommand({}));
  client.destroy();
});
afterEach(async () => {
  process.env = { ...before };
  await server.close();
  await rm(folder, { recursive: true });
});

const PRODUCT = `arn:aws:securityhub:${REGION}:${ACCOUNT}:product/${ACCOUNT}/default`;
const many = (count: number): readonly Asff[] =>
  Array.from({ length: count }, (_, index) => ({ ...customFinding(), Id: `scan/${index}`, Note: undefined }));
const imports = (): readonly number[] =>
  server.hub.calls
    .filter(({ operation }) => operation === 'BatchImportFindings')
    .map(({ body }) => (body['Findings'] as unknown[]).length);

async function importing(
  stdin: unknown,
  args: readonly string[] = [],
  terminal: RecordedTerminal = recordedTerminal({
    stdin: typeof stdin === 'string' ? stdin : JSON.stringify(stdin),
  }),
) {
  const left = join(folder, 'left.jsonl');
  const code = await runCli(
    ['import', '--region', REGION, '--account', ACCOUNT, '--left', left, ...args, '-'],
    terminal,
  );
  return { code, out: terminal.output(), err: terminal.errors(), left };
}

test('a minimal finding arrives, with account, Region and product filled in', async () => {
  const bare: Asff = { ...customFinding() };
  for (const field of ['AwsAccountId', 'ProductArn', 'SchemaVersion', 'Note', 'UserDefinedFields'])
    delete bare[field];
  const { code, out } = await importing(bare);
  expect([code, JSON.parse(out)]).toEqual([0, { total: 1, received: 1, left: 0 }]);
  expect(server.hub.finding(REGION, { Id: 'scan/7', ProductArn: PRODUCT })).toMatchObject({
    AwsAccountId: ACCOUNT,
    Region: REGION,
    Title: 'Password in a build log',
  });
});

test('250 findings make three calls', async () => {
  const { code, out } = await importing({ Findings: many(250) });
  expect([code, JSON.parse(out)]).toEqual([0, { total: 250, received: 250, left: 0 }]);
  expect(imports()).toEqual([100, 100, 50]);
});

test('large findings go in smaller batches', async () => {
  const text = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, 'x'.repeat(2000)]));
  const { code } = await importing(many(60).map((finding) => ({ ...finding, ProductFields: text })));
  expect(code).toBe(0);
  expect(imports().length).toBe(2);
  expect(imports().reduce((sum, count) => sum + count, 0)).toBe(60);
});

test('a throttled call and a finding that fails once are tried again until all are received', async () => {
  server.hub.faults.failCalls('BatchImportFindings', 'LimitExceededException', 1);
  server.hub.faults.failFinding('scan/3', 'InternalFailure', 1);
  const { code, out } = await importing(many(5));
  expect([code, JSON.parse(out)]).toEqual([0, { total: 5, received: 5, left: 0 }]);
  expect(imports()).toEqual([5, 5, 1]);
});

test('a refused finding is left in a file that can be imported again; the others arrive', async () => {
  server.hub.faults.failFinding('scan/3', 'InvalidInput', 1);
  const { code, out, err, left } = await importing(many(5));
  expect([code, JSON.parse(out)]).toEqual([1, { total: 5, received: 4, left: 1, leftFile: left }]);
  expect(err).toBe('scan/3: InvalidInput: Scripted InvalidInput\n');
  const again = await importing(await readFile(left, 'utf8'));
  expect([again.code, JSON.parse(again.out)]).toEqual([0, { total: 1, received: 1, left: 0 }]);
});

test('what still fails at the last attempt is left, and an earlier file is kept', async () => {
  await writeFile(join(folder, 'left.jsonl'), 'earlier\n');
  server.hub.faults.failCalls('BatchImportFindings', 'InternalException', 9);
  const { code, out } = await importing(many(2), ['--attempts', '1']);
  const second = join(folder, 'left-2.jsonl');
  expect([code, JSON.parse(out)]).toEqual([1, { total: 2, received: 0, left: 2, leftFile: second }]);
  expect(await readFile(join(folder, 'left.jsonl'), 'utf8')).toBe('earlier\n');
  expect((await readFile(second, 'utf8')).trim().split('\n')).toHaveLength(2);
});

test('a call that is refused for good is not repeated', async () => {
  server.hub.faults.failCalls('BatchImportFindings', 'InvalidAccessException', 9);
  const { code, err } = await importing(many(150));
  expect(code).toBe(1);
  expect(imports()).toEqual([100]);
  expect(err).toContain('scan/149: InvalidAccessException: not tried: ');
});

test('a dry run sends nothing and needs no server', async () => {
  delete process.env['AWS_ENDPOINT_URL_SECURITYHUB'];
  const { code, out } = await importing(many(101), ['--dry-run']);
  expect([code, JSON.parse(out)]).toEqual([
    0,
    { total: 101, received: 0, left: 0, dryRun: true, batches: 2 },
  ]);
  expect(imports()).toEqual([]);
});

test('a person sees a bar and a sentence', async () => {
  const stdin = JSON.stringify(many(150));
  const { err, out } = await importing(stdin, [], recordedTerminal({ stdin, interactive: true }));
  expect(err).toContain('] 100 of 150 findings');
  expect(err).toContain(`[${'#'.repeat(30)}] 150 of 150 findings\n`);
  expect(out).toBe('Security Hub received 150 findings.\n');
});

test('two findings of one identity are sent with a warning', async () => {
  const { code, err } = await importing([customFinding(), customFinding()]);
  expect(code).toBe(0);
  expect(err).toMatch(/^<stdin>:1: warning: has the same Id and ProductArn as <stdin>:1; /);
});

describe('without --account', () => {
  const identity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
    <Account>${ACCOUNT}</Account><Arn>arn:aws:iam::${ACCOUNT}:user/rosa</Arn><UserId>AIDAEXAMPLE</UserId>
    </GetCallerIdentityResult></GetCallerIdentityResponse>`;
  const bare: Asff = { ...customFinding(), AwsAccountId: undefined, ProductArn: undefined, Note: undefined };

  async function importingAgainstSts(status: number, finding: Asff) {
    let asked = 0;
    const sts = await startLoopback((_request, response) => {
      asked += 1;
      response.writeHead(status, { 'content-type': 'text/xml' }).end(identity);
    });
    process.env['AWS_ENDPOINT_URL_STS'] = sts.url;
    const terminal = recordedTerminal({ stdin: JSON.stringify(finding), env: { AWS_REGION: REGION } });
    const code = await runCli(['import', '-'], terminal);
    await sts.close();
    return { code, asked, err: terminal.errors() };
  }

  test('the account of the credentials is used', async () => {
    expect(await importingAgainstSts(200, bare)).toEqual({ code: 0, asked: 1, err: '' });
    expect(server.hub.finding(REGION, { Id: 'scan/7', ProductArn: PRODUCT })).toMatchObject({
      AwsAccountId: ACCOUNT,
    });
  });

  test('nobody is asked when every finding names its own', async () => {
    expect(await importingAgainstSts(200, customFinding())).toEqual({ code: 0, asked: 0, err: '' });
  });

  test('credentials of no known account end the import before anything is sent', async () => {
    const { code, err } = await importingAgainstSts(403, bare);
    expect([code, imports()]).toEqual([2, []]);
    expect(err).toContain('give --account');
  });
});

describe('input with mistakes', () => {
  const lines = (...findings: readonly unknown[]): string =>
    findings.map((item) => JSON.stringify(item)).join('\n');

  test.each<[string, string, string]>([
    ['no JSON', 'hello', '<stdin>:1: not JSON: invalid symbol'],
    ['half a document', '{\n"Findings": [\n', '<stdin>:3: not JSON: close bracket expected'],
    ['a bad line', `${lines(customFinding())}\n{"Id":\n`, '<stdin>:2: not JSON: value expected'],
    ['no object', '[1]', '<stdin>:1: a finding must be a JSON object, got 1'],
    ['a missing field', lines({ ...customFinding(), Title: undefined }), '<stdin>:1: `Title` is missing'],
    [
      'a misspelt field',
      lines(customFinding(), { ...customFinding(), Titel: 'x' }),
      '<stdin>:2: `Titel` is no field of ASFF; did you mean `Title`?',
    ],
    [
      'a title that is too long',
      lines({ ...customFinding(), Title: 'x'.repeat(257) }),
      '<stdin>:1: `Title` must have at most 256 characters, got 257',
    ],
    [
      'a label that is none',
      lines({ ...customFinding(), Severity: { Label: 'BAD' } }),
      '<stdin>:1: `Severity.Label` must be one of INFORMATIONAL, LOW, MEDIUM, HIGH, CRITICAL, got "BAD"',
    ],
    [
      'a time that is none',
      lines({ ...customFinding(), UpdatedAt: '123578964332' }),
      '<stdin>:1: `UpdatedAt` must be a time such as 2026-11-21T18:43:48.123Z, got "123578964332"',
    ],
    [
      'an account as a number',
      lines({ ...customFinding(), AwsAccountId: 111122223333 }),
      '<stdin>:1: `AwsAccountId` must be string, got 111122223333',
    ],
    [
      'a product ARN that is none',
      lines({ ...customFinding(), ProductArn: 'arn:aws:s3:::x-y-z-bucket' }),
      '<stdin>:1: `ProductArn` must be a product ARN such as',
    ],
    [
      'no severity',
      lines({ ...customFinding(), Severity: undefined }),
      '<stdin>:1: `finding` must have `Severity`, or `FindingProviderFields.Severity`',
    ],
    [
      'a type of no namespace',
      lines({ ...customFinding(), Types: ['Bad'] }),
      '<stdin>:1: `Types[0]` must be namespace/category/classifier',
    ],
    [
      'no resources',
      lines({ ...customFinding(), Resources: [] }),
      '<stdin>:1: `Resources` must NOT have fewer than 1 items',
    ],
    [
      '33 resources',
      lines({ ...customFinding(), Resources: Array(33).fill({ Type: 'Other', Id: 'x' }) }),
      '<stdin>:1: `Resources` must have at most 32 items, got 33',
    ],
    [
      'a resource without type',
      lines({ ...customFinding(), Resources: [{ Id: 'x' }] }),
      '<stdin>:1: `Resources[0].Type` is missing',
    ],
    [
      'a finding that is too large',
      lines({ ...customFinding(), Action: { x: 'x'.repeat(250_000) } }),
      ' bytes of at most 245760',
    ],
    ['an empty list', '[]', 'The input holds no findings; nothing was sent'],
  ])('%s', async (_name, stdin, message) => {
    const { code, err, out } = await importing(stdin);
    expect(err).toContain(message);
    expect([code, out]).toEqual([2, '']);
    expect(imports()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('says the line of the field in a document of many lines', async () => {
    const document = JSON.stringify(
      { Findings: [customFinding(), { ...customFinding(), Title: 7 }] },
      null,
      2,
    );
    const line = document.split('\n').findIndex((text) => text.includes('"Title": 7')) + 1;
    expect((await importing(document)).err).toContain(`<stdin>:${line}: \`Title\` must be string, got 7`);
  });

  test.each([
    [['--region', 'moon'], '--region must be an AWS Region such as eu-central-1, got: "moon"'],
    [['--account', '12'], '--account must be an AWS account id of 12 digits, got: "12"'],
    [['--attempts', '0'], 'It must be a whole number from 1 to 100.'],
  ])('%j', async (args, message) => {
    const { code, err } = await importing(customFinding(), args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('a dry run without account says what to give', async () => {
    const terminal = recordedTerminal({ stdin: '{"Id":"x"}', env: { AWS_REGION: REGION } });
    expect(await runCli(['import', '--dry-run', '-'], terminal)).toBe(2);
    expect(terminal.errors()).toContain('give --account for a dry run');
  });
});
