import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withFile } from './app/config/fixtures';

const ROOT = join(__dirname, '..');
const STACK = join('stacks', 'security-hub-alerting', 'cdk.tf.json');

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'synth-'));
  folders.push(folder);
  return folder;
}

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script of the repository in `root`, which then writes into `out`. */
function run(script: string, out: string, config?: string, root = ROOT): Outcome {
  const env = {
    PATH: process.env.PATH,
    HOME: newFolder(),
    CHECKPOINT_DISABLE: '1',
    CDKTF_OUTDIR: out,
    ...(config && { ALERTING_CONFIG_FILE: config }),
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-deprecation', ...script.split(' ')], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const QUICK = 'scripts/synth.mjs';
const CDKTF_APP = '--no-deprecation node_modules/ts-node/dist/bin.js main.ts';

test('writes the same bytes as the app that cdktf.json names', () => {
  const [quick, slow] = [QUICK, CDKTF_APP].map((script) => {
    const out = newFolder();
    expect(run(script, out)).toMatchObject({ status: 0, stderr: '' });
    return readFileSync(join(out, STACK), 'utf8');
  });
  expect(quick).toBe(slow);
}, 60_000);

test('says the same about a wrong file', () => {
  const wrong = {
    stacks: { prod: { region: 'here', name: 7, triggers: [{}], endpoints: [{ type: 'webhook' }] } },
  };
  const [quick, slow] = withFile(wrong, (file) =>
    [QUICK, CDKTF_APP].map((script) => run(script, newFolder(), file)),
  );
  expect(quick).toEqual(slow);
  expect(quick?.status).toBe(1);
}, 60_000);

test('says what it wrote, what must be set, and how it is deployed', () => {
  const out = join(newFolder(), 'cdktf.out');
  const { stdout } = run(QUICK, out);
  const [what, ...steps] = stdout.trimEnd().split('\n');
  expect(what).toMatch(/^security-hub-alerting: \d+ resources in .*cdk\.tf\.json$/);
  expect(steps).toEqual([
    '  set     TF_VAR_ilert_url',
    expect.stringMatching(
      /^ {2}deploy {2}terraform -chdir=.*security-hub-alerting init && terraform .* apply$/,
    ),
    '  or      npx --package cdktf-cli@0.21 cdktf deploy security-hub-alerting',
  ]);
}, 30_000);

test('a fault in the code of the app is shown where it stands', () => {
  const copy = newFolder();
  for (const part of [
    'alerting.json',
    'alerting.schema.json',
    'tsconfig.json',
    'package.json',
    'src',
    'scripts',
  ]) {
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const lines = ['interface Unused {}', '', "throw new Error('the app is wrong');", ''];
  writeFileSync(join(copy, 'main.ts'), lines.join('\n'));
  const { status, stdout, stderr } = run(QUICK, join(copy, 'out'), undefined, copy);
  expect(stderr).toContain('the app is wrong');
  expect(stderr).toMatch(/main\.ts:3/);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
}, 30_000);
