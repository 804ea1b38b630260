import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { withFile } from './app/config/fixtures';

const ROOT = join(__dirname, '..');
const SYNTH = join(ROOT, 'scripts', 'synth.mjs');

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'synth-'));
  folders.push(folder);
  return folder;
}

/** Runs what `npm run synth` runs, with nothing in the environment that says who deploys. */
function synth(config?: string): { status: number | null; stderr: string; out: string } {
  const out = join(newFolder(), 'cdktf.out');
  const env = {
    PATH: process.env.PATH,
    HOME: newFolder(),
    CDKTF_OUTDIR: out,
    ...(config && { ALERTING_CONFIG_FILE: config }),
  };
  const { status, stderr } = spawnSync(process.execPath, [SYNTH], { cwd: ROOT, env, encoding: 'utf8' });
  return { status, stderr, out };
}

const stacksIn = (out: string): string[] => (existsSync(out) ? readdirSync(join(out, 'stacks')) : []);

describe('the app with the default alerting.json', () => {
  let run: ReturnType<typeof synth>;
  let stack: string;

  beforeAll(() => {
    run = synth();
    stack = join(run.out, 'stacks', 'security-hub-alerting');
  }, 60_000);

  test('synthesizes without an AWS account, and says nothing', () => {
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(stacksIn(run.out)).toEqual(['security-hub-alerting']);
  });

  test('writes nothing that belongs to this machine', () => {
    const text = readFileSync(join(stack, 'cdk.tf.json'), 'utf8');
    for (const path of [ROOT, run.out, homedir(), tmpdir()]) expect(text).not.toContain(path);
    expect(text).not.toMatch(/"(\/|[A-Z]:\\\\)[\w-]+\//);
  });

  test('keeps its ids: a changed one replaces a resource in the account of every user', () => {
    const json = JSON.parse(readFileSync(join(stack, 'cdk.tf.json'), 'utf8'));
    json['//'].metadata.version = 'that of CDKTF or CDK Terrain';
    expect(json).toMatchSnapshot();
  });

  test('writes the same bytes again', () => {
    const again = synth();
    const file = ['stacks', 'security-hub-alerting', 'cdk.tf.json'];
    expect(readFileSync(join(again.out, ...file))).toEqual(readFileSync(join(run.out, ...file)));
  });
});

test('a wrong file ends the synthesis with each fault and no stack trace, and writes nothing', () => {
  const wrong = { stacks: { prod: { region: 'here', triggers: [], endpoints: [{ type: 'pager' }] } } };
  const { status, stderr, out } = withFile(wrong, (file) => synth(file));
  expect(status).toBe(1);
  expect(stderr.split('\n').slice(1)).toEqual([
    '  - stacks.prod.region: expected an AWS Region such as eu-central-1, got "here"',
    '  - stacks.prod.triggers: expected at least 1 item, got []',
    expect.stringMatching(
      /^ {2}- stacks\.prod\.endpoints\[0\]\.type: expected one of sns-ilert, .*, got "pager"$/,
    ),
    '',
  ]);
  expect(stacksIn(out)).toEqual([]);
}, 30_000);

test('what the constructs find wrong ends the synthesis the same way', () => {
  const twice = {
    region: 'eu-central-1',
    triggers: [{ type: 'importedFindings' }],
    endpoints: [1, 2].map(() => ({ type: 'sns-ilert', url: { variable: 'u' } })),
  };
  const { status, stderr, out } = withFile({ stacks: { prod: twice } }, (file) => synth(file));
  expect(status).toBe(1);
  expect(stderr).toBe(
    'prod/Alerting: endpoints[1]: `endpointId` must be unique, got a second: "ilert"; set `endpointId` on one of them\n',
  );
  expect(stacksIn(out)).toEqual([]);
}, 30_000);

test('a trigger for an endpoint that does not exist ends it the same way', () => {
  const unknown = {
    region: 'eu-central-1',
    triggers: [{ type: 'importedFindings', endpoints: ['ilert', 'pagerduty'] }],
    endpoints: [{ type: 'sns-ilert', url: { variable: 'u' } }],
  };
  const { status, stderr, out } = withFile({ stacks: { prod: unknown } }, (file) => synth(file));
  expect(status).toBe(1);
  expect(stderr).toBe(
    'Validation failed with the following errors:\n' +
      '  [prod/Alerting] `endpoints` of the trigger ImportedFindings must be ids of endpoints (ilert), got: pagerduty\n',
  );
  expect(stacksIn(out)).toEqual([]);
}, 30_000);

test('the whole repository may lie in a folder with a space', () => {
  const copy = join(newFolder(), 'on call');
  for (const part of [
    'main.ts',
    'alerting.json',
    'alerting.schema.json',
    'tsconfig.json',
    'package.json',
    'src',
    'scripts',
  ]) {
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  }
  const out = join(copy, 'cdktf.out');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--no-deprecation', '-r', 'ts-node/register/transpile-only', join(copy, 'main.ts')],
    {
      cwd: ROOT,
      env: { PATH: process.env.PATH, NODE_PATH: join(ROOT, 'node_modules'), CDKTF_OUTDIR: out },
      encoding: 'utf8',
    },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(existsSync(join(out, 'stacks', 'security-hub-alerting', 'cdk.tf.json'))).toBe(true);
}, 30_000);
