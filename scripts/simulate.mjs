// npm run simulate -- [--runs N] [--seed N] [--jobs N] [--laws L1,L2] [--path P]
// Bundles the simulator with the functions' sources, because a plain bundle starts in a moment, and shares the runs
// among processes. Each has seeds of its own, so that they search different runs.
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    laws: { type: 'string' },
    path: { type: 'string' },
  },
});

async function bundle() {
  const outfile = path.join(ROOT, 'node_modules/.cache/simulator/cli.cjs');
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['local/simulator/cli.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

const exitOf = (file, args) =>
  new Promise((resolve) => {
    spawn(process.execPath, ['--enable-source-maps', file, ...args], { stdio: 'inherit' }).on(
      'close',
      (code) => resolve(code ?? 1),
    );
  });

const file = await bundle();
// A path belongs to one seed.
const jobs = values.path ? 1 : Math.max(Number(values.jobs), 1);
const exits = await Promise.all(
  Array.from({ length: jobs }, (_, job) =>
    exitOf(file, [
      `--seed=${Number(values.seed) + job * 1_000_003}`,
      `--runs=${Math.ceil(Number(values.runs) / jobs)}`,
      ...(values.laws ? [`--laws=${values.laws}`] : []),
      ...(values.path ? [`--path=${values.path}`] : []),
    ]),
  ),
);
process.exit(Math.max(...exits));
