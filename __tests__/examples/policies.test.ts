import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { SecretReference } from '../../src';
import { apiAlerting } from '../integ/helpers/api-stack';

const ROOT = join(__dirname, '..', '..');

const APPS = [
  join(ROOT, 'main.ts'),
  ...readdirSync(join(ROOT, 'examples'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(ROOT, 'examples', file)),
];

type Values = string | readonly string[];

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action?: Values;
  readonly NotAction?: Values;
  readonly Resource?: Values;
  readonly NotResource?: Values;
}

interface Placed {
  /** Terraform type of the resource that the policy belongs to. */
  readonly type: string;
  readonly statement: Statement;
}

interface StackJson {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

const list = (values: Values = []): readonly string[] => (typeof values === 'string' ? [values] : values);

const statementsOf = (policy: unknown): readonly Statement[] =>
  typeof policy === 'string' ? (JSON.parse(policy) as { Statement: Statement[] }).Statement : [];

/** All statements of a stack, whatever argument they stand in. */
const statementsIn = ({ resource }: StackJson): Placed[] =>
  Object.entries(resource).flatMap(([type, resources]) =>
    Object.values(resources)
      .flatMap(({ policy, assume_role_policy: trust }) => [...statementsOf(policy), ...statementsOf(trust)])
      .map((statement) => ({ type, statement })),
  );

/** Runs `synthesize` with a folder of its own and reads the stacks that it leaves there. */
async function stacksOf(synthesize: () => unknown): Promise<StackJson[]> {
  const outdir = mkdtempSync(join(tmpdir(), 'policies-'));
  process.env['CDKTF_OUTDIR'] = outdir;
  await synthesize();
  delete process.env['CDKTF_OUTDIR'];
  const stacks = join(outdir, 'stacks');
  return readdirSync(stacks).map(
    (name) => JSON.parse(readFileSync(join(stacks, name, 'cdk.tf.json'), 'utf8')) as StackJson,
  );
}

function synthesizeApiEndpoints(): void {
  const app = new App();
  const stack = new TerraformStack(app, 'api');
  new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
  const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:';
  const secret = (name: string) => SecretReference.fromSecretArn(`${arn}${name}-AbCdEf`);
  apiAlerting(stack, { secret, url: (endpointId) => `https://${endpointId}.example.com` });
  app.synth();
}

/** Statements on every resource, and why there is nothing narrower. */
const ON_EVERY_RESOURCE: Readonly<Record<string, string>> = {
  // In a key's own policy, `*` means that key.
  aws_kms_key: 'a key policy speaks of no other key than its own',
};

/** Wildcards within an ARN, and what they stand for. */
const WITHIN_AN_ARN: Readonly<Record<string, string>> = {
  'WriteLogs :log-stream:*': "Lambda makes up the names of a function's log streams",
};

/** Denials are the stricter, the more they cover. */
const isDenial = ({ statement }: Placed): boolean => statement.Effect === 'Deny';

const names = (placed: readonly Placed[]): string[] => [
  ...new Set(placed.map(({ type, statement }) => `${type} ${statement.Sid}`)),
];

describe('the policies of the default app, the examples and all API endpoints', () => {
  let all: Placed[];

  beforeAll(async () => {
    const synthesized = [
      synthesizeApiEndpoints,
      ...APPS.map((file) => () => jest.requireActual<object>(file)),
    ];
    const stacks: StackJson[] = [];
    for (const synthesize of synthesized) stacks.push(...(await stacksOf(synthesize)));
    all = stacks.flatMap(statementsIn);
  });

  test('are of every kind that the constructs write', () => {
    expect([...new Set(all.map(({ type }) => type))].sort()).toEqual(
      expect.arrayContaining([
        'aws_iam_role',
        'aws_iam_role_policy',
        'aws_kms_key',
        'aws_sns_topic_policy',
        'aws_sqs_queue_policy',
      ]),
    );
  });

  test('name each action in full', () => {
    const wild = all.filter(({ statement }) => list(statement.Action).some((action) => action.includes('*')));
    expect(names(wild)).toEqual([]);
  });

  test('never say what they do not mean', () => {
    const negated = all.filter(({ statement }) => statement.NotAction ?? statement.NotResource);
    expect(names(negated)).toEqual([]);
  });

  test('allow something on every resource only where AWS offers nothing narrower', () => {
    const everywhere = all.filter(
      (placed) => !isDenial(placed) && list(placed.statement.Resource).includes('*'),
    );
    const unexplained = everywhere.filter(({ type }) => ON_EVERY_RESOURCE[type] === undefined);
    expect(names(unexplained)).toEqual([]);
    expect([...new Set(everywhere.map(({ type }) => type))]).toEqual(Object.keys(ON_EVERY_RESOURCE));
  });

  test('use a wildcard within an ARN only for what has no fixed end', () => {
    const partial = all.flatMap(({ statement }) =>
      list(statement.Resource)
        .filter((resource) => resource !== '*' && resource.includes('*'))
        .map((resource) => `${statement.Sid} ${resource.replace(/^.*\}/, '')}`),
    );
    expect([...new Set(partial)]).toEqual(Object.keys(WITHIN_AN_ARN));
  });
});
