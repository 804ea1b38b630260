// Runs the unit tests and the synthesis with CDK Terrain in the place of CDKTF, the way users are told to do it.
// In a temporary copy: the alias changes what is installed, and this folder's own packages stay as they are.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CDKTN = 'npm:cdktn@0.24.0';
/** CDK Terrain 0.24 takes `constructs >=10.6.0 <10.8.0`. */
const CONSTRUCTS = '~10.7.0';
const LEFT_OUT = new Set(['.git', 'node_modules', 'lib', 'cdktf.out', 'coverage', 'package-lock.json']);

const root = fileURLToPath(new URL('..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'cdktn-'));

function alias() {
  const file = join(copy, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.overrides = { cdktf: CDKTN, constructs: CONSTRUCTS };
  // npm wants the very same text wherever the package itself asks for an overridden one.
  for (const part of ['devDependencies', 'peerDependencies']) {
    Object.assign(manifest[part], { cdktf: CDKTN, constructs: CONSTRUCTS });
  }
  writeFileSync(file, JSON.stringify(manifest, null, 2));
}

function run(command, ...args) {
  const result = spawnSync(command, args, {
    cwd: copy,
    stdio: 'inherit',
    env: { ...process.env, CHECKPOINT_DISABLE: '1' },
  });
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')} failed with ${result.status}`);
}

try {
  cpSync(root, copy, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
  alias();
  run('npm', 'install', '--no-audit', '--no-fund');
  run('npm', 'test', '--', ...process.argv.slice(2));
  run('npm', 'run', 'synth');
} finally {
  rmSync(copy, { recursive: true, force: true });
}
