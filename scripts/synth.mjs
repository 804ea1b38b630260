// Synthesizes without the CDKTF CLI: the app writes `cdktf.out` by itself. The CLI compiles a native
// module when it is installed, which a machine with only Node.js and the npm registry cannot do.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiledApp } from './compiled-app.mjs';
import { nextSteps } from './next-steps.mjs';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const APP = path.join(ROOT, 'main.ts');
const OUT = path.resolve(process.env.CDKTF_OUTDIR ?? 'cdktf.out');

process.env.CHECKPOINT_DISABLE ??= '1';
// CDKTF 0.21 calls what newer Node.js versions deprecate; whoever synthesizes can do nothing about it.
Reflect.set(process, 'noDeprecation', true);

function run(code) {
  const app = new Module(APP);
  app.filename = APP;
  app.paths = createRequire(APP).resolve.paths('cdktf');
  app._compile(code, APP);
}

/** Slower, with stack traces that lead to the sources. */
function runSources() {
  const tsNode = createRequire(APP).resolve('ts-node/dist/bin.js');
  const { status } = spawnSync(process.execPath, ['--no-deprecation', tsNode, APP], { stdio: 'inherit' });
  return status ?? 1;
}

rmSync(path.join(OUT, 'manifest.json'), { force: true });
try {
  run(await compiledApp(ROOT, APP));
} catch {
  // Whatever the reason, running it from the sources shows it better.
  process.exitCode = runSources();
}
if (!process.exitCode) console.log(nextSteps(OUT));
