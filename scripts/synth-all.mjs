// Writes what the default app and every example synthesize to one folder, so that `diff -r` shows whether a change has
// altered anything that Terraform sees: run it on both commits, with the same `assets/`.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsNode = createRequire(import.meta.url).resolve('ts-node/dist/bin.js');

function synth(program, folder) {
  const out = mkdtempSync(join(tmpdir(), 'synth-all-'));
  try {
    const env = { ...process.env, CHECKPOINT_DISABLE: '1', CDKTF_OUTDIR: out };
    const result = spawnSync(process.execPath, ['--no-deprecation', tsNode, program], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    if (result.status !== 0) throw new Error(`${program} failed with ${result.status}`);
    for (const stack of readdirSync(join(out, 'stacks'))) {
      mkdirSync(folder, { recursive: true });
      cpSync(join(out, 'stacks', stack, 'cdk.tf.json'), join(folder, `${stack}.json`));
    }
  } finally {
    rmSync(out, { recursive: true });
  }
}

const target = process.argv[2];
if (target === undefined) {
  console.error('usage: npm run synth:all -- FOLDER');
  process.exit(2);
}
const examples = readdirSync(join(root, 'examples')).filter((file) => file.endsWith('.ts'));
synth('main.ts', resolve(target, 'main'));
for (const file of examples) synth(join('examples', file), resolve(target, basename(file, '.ts')));
console.log(`${examples.length + 1} apps written to ${resolve(target)}`);
