import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readable, RenderedStack } from '../helpers/render-stack';

const EXAMPLES = join(__dirname, '..', '..', 'examples');
const names = readdirSync(EXAMPLES)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => basename(file, '.ts'));

type Stacks = Readonly<Record<string, RenderedStack>>;

const done = new Map<string, Stacks>();

/** Runs an example, once, as `ts-node` would; answers its stacks by name. */
function run(name: string): Stacks {
  const stacks = done.get(name) ?? synth(name);
  done.set(name, stacks);
  return stacks;
}

function synth(name: string): Stacks {
  const out = mkdtempSync(join(tmpdir(), 'example-'));
  process.env.CDKTF_OUTDIR = out;
  try {
    jest.requireActual(join(EXAMPLES, name));
    const folder = join(out, 'stacks');
    return Object.fromEntries(readdirSync(folder).map((stack) => [stack, stackIn(join(folder, stack), out)]));
  } finally {
    delete process.env.CDKTF_OUTDIR;
    rmSync(out, { recursive: true });
  }
}

function stackIn(folder: string, out: string): RenderedStack {
  const text = readFileSync(join(folder, 'cdk.tf.json'), 'utf8');
  for (const path of [out, join(__dirname, '..', '..')]) expect(text).not.toContain(path);
  return new RenderedStack(JSON.parse(text) as RenderedStack['json']);
}

test.each(names)(
  '%s synthesizes to JSON that is bound to no machine',
  (name) => {
    const stacks = Object.values(run(name));
    expect(stacks.length).toBeGreaterThan(0);
    for (const stack of stacks) expect(stack.json.resource).toBeDefined();
  },
  30_000,
);

test('every example says in its first line what it does', () => {
  for (const name of names)
    expect(readFileSync(join(EXAMPLES, `${name}.ts`), 'utf8')).toMatch(/^\/\/ .{20,}\n/);
});

test('there is an example for each preset and API, for what exists already, and for several environments', () => {
  const wanted = [
    'ilert',
    'compass',
    'pagerduty',
    'generic',
    'existing-topic-and-key',
    'two-environments',
    'pagerduty-api',
    'jsm-api',
    'ilert-api',
    'webhook',
    'organization',
    'organization-bus',
  ];
  expect(names).toEqual(expect.arrayContaining(wanted));
});

test('existing things are used and not made again', () => {
  const stack = run('existing-topic-and-key')['existing-topic-and-key'];
  for (const type of [
    'aws_sns_topic',
    'aws_sns_topic_policy',
    'aws_kms_key',
    'aws_securityhub_action_target',
  ]) {
    expect(stack?.all(type)).toEqual({});
  }
});

const environmentOf = (stack: RenderedStack | undefined, idPrefix: string) => {
  const { environment } = stack?.one('aws_lambda_function', idPrefix) as {
    environment: { variables: { ALERTING_CONFIG: string } };
  };
  return JSON.parse(readable(environment.variables.ALERTING_CONFIG)) as Record<string, unknown>;
};

describe('an organization with an administrator account', () => {
  test('takes findings of its aggregation Region alone, and what people send from anywhere', () => {
    const { administrator } = run('organization');
    const pattern = (id: string) =>
      administrator?.document('aws_cloudwatch_event_rule', 'event_pattern', id) as object;
    expect(pattern('OnCall_Triggers_ImportedFindings_Rules_Rule_')).toMatchObject({
      account: ['<account>'],
      region: ['<region>'],
    });
    expect(pattern('OnCall_Triggers_PageOnCall_Rules_Rule_')).toMatchObject({
      resources: [{ suffix: ':action/custom/PageOnCall' }],
    });
    expect(environmentOf(administrator, 'OnCall_Endpoints')).toMatchObject({
      accept: { onlyFrom: { accountId: '<account>', region: '<region>' } },
    });
  });

  test('lets people send from each linked Region', () => {
    const { administrator, ...analysts } = run('organization');
    const aggregator = administrator?.one('aws_securityhub_finding_aggregator');
    expect(Object.keys(analysts).map((name) => name.replace('analysts-', ''))).toEqual(
      aggregator?.['specified_regions'],
    );
    for (const stack of Object.values(analysts)) {
      expect(stack.one('aws_securityhub_action_target')['identifier']).toBe('PageOnCall');
      expect(stack.one('aws_cloudwatch_event_target')['arn']).toMatch(/:111122223333:event-bus\/default$/);
    }
  });
});

describe('an organization bus', () => {
  test('takes the action of the senders, and what they send goes to this bus', () => {
    const { central, 'member-role': memberRole, ...senders } = run('organization-bus');
    const bus = central?.one('aws_cloudwatch_event_bus')['name'] as string;
    expect(Object.keys(senders)).toEqual(['sender-eu-central-1', 'sender-us-east-1']);
    for (const stack of Object.values(senders)) {
      expect(stack.one('aws_cloudwatch_event_target')['arn']).toMatch(new RegExp(`:event-bus/${bus}$`));
    }
    expect(memberRole).toBeDefined();
  });

  test('the role in the members trusts the one that assumes it', () => {
    const { central, 'member-role': memberRole } = run('organization-bus');
    const trusted = memberRole?.statements('aws_iam_role', 'assume_role_policy')[0]?.Principal as object;
    const sync = central?.one('aws_iam_role', 'OnCall_Webhook_Sync')['name'] as string;
    expect(trusted).toEqual({ AWS: `arn:aws:iam::111122223333:role/${sync}` });
    expect(environmentOf(central, 'OnCall_Webhook_Sync')).toMatchObject({
      memberRole: { roleName: memberRole?.one('aws_iam_role')['name'] },
    });
    const assume = central?.statements('aws_iam_role_policy', 'policy', 'OnCall_Webhook_Sync');
    expect(assume?.find(({ Sid }) => Sid === 'AssumeMemberRole')?.Resource).toEqual([
      'arn:<partition>:iam::444455556666:role/security-on-call-member',
      'arn:<partition>:iam::777788889999:role/security-on-call-member',
    ]);
  });
});

test('staging sends only what somebody picks', () => {
  const { staging, production } = run('two-environments');
  expect(Object.keys(staging?.all('aws_cloudwatch_event_rule') ?? {})).toHaveLength(1);
  expect(Object.keys(production?.all('aws_cloudwatch_event_rule') ?? {})).toHaveLength(2);
});
