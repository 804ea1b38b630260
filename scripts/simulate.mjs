// npm run simulate -- [--runs N] [--seed N] [--jobs N] [--laws L1,L2] [--path P] [--mutate NAME|all]
// Bundles the simulator with the functions' sources, because a plain bundle starts in a moment, and shares the runs
// among processes. Each has seeds of its own, so that they search different runs. With --mutate, one small mistake is
// made in the functions (`local/simulator/mutations.json`), and the simulator has to find a run that breaks its law.
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mutate, readMutations } from './mutation.mjs';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    laws: { type: 'string' },
    path: { type: 'string' },
    mutate: { type: 'string' },
  },
});

async function bundle(plugins) {
  const outfile = path.join(ROOT, 'node_modules/.cache/simulator', `cli-${process.pid}.cjs`);
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
    plugins,
  });
  return outfile;
}

const exitOf = (file, args, stdio) =>
  new Promise((resolve) => {
    spawn(process.execPath, ['--enable-source-maps', file, ...args], { stdio }).on('close', (code) =>
      resolve(code ?? 1),
    );
  });

/** True when all laws hold in all runs. */
async function holds({ plugins = [], laws = values.laws, stdio = 'inherit' }) {
  const file = await bundle(plugins);
  // A path belongs to one seed.
  const jobs = values.path ? 1 : Math.max(Number(values.jobs), 1);
  const argsOf = (job) => [
    `--seed=${Number(values.seed) + job * 1_000_003}`,
    `--runs=${Math.ceil(Number(values.runs) / jobs)}`,
    ...(laws ? [`--laws=${laws}`] : []),
    ...(values.path ? [`--path=${values.path}`] : []),
  ];
  const exits = await Promise.all(Array.from({ length: jobs }, (_, job) => exitOf(file, argsOf(job), stdio)));
  rmSync(file);
  return exits.every((code) => code === 0);
}

async function catches(mutation) {
  const found = !(await holds({ plugins: [mutate(ROOT, mutation)], laws: mutation.law, stdio: 'ignore' }));
  console.log(`${found ? 'caught' : 'NOT CAUGHT'}: ${mutation.law}: ${mutation.name}`);
  return found;
}

async function catchesAll(name) {
  const mutations = (await readMutations(ROOT)).filter((each) => name === 'all' || each.name === name);
  if (mutations.length === 0)
    throw new Error(`No mutation is named "${name}": see local/simulator/mutations.json.`);
  let all = true;
  for (const mutation of mutations) all = (await catches(mutation)) && all;
  return all;
}

process.exit((await (values.mutate ? catchesAll(values.mutate) : holds({}))) ? 0 : 1);
