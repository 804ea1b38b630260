import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { RenderedStack } from './helpers/render-stack';

const EXAMPLES = join(__dirname, '..', 'examples');
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
  for (const path of [out, join(__dirname, '..')]) expect(text).not.toContain(path);
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

test('staging sends only what somebody picks', () => {
  const { staging, production } = run('two-environments');
  expect(Object.keys(staging?.all('aws_cloudwatch_event_rule') ?? {})).toHaveLength(1);
  expect(Object.keys(production?.all('aws_cloudwatch_event_rule') ?? {})).toHaveLength(2);
});
