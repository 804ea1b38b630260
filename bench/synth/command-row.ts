import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, spreadOf } from '../measure';
import type { Row } from '../row';

const ROOT = join(__dirname, '..', '..');
const ROUNDS = 7;
const MOST_MILLIS = 1_000;
const SCRIPTS = ['bundle.mjs', 'synth.mjs'];

/** The shell counts what a program's own children take, too. */
const COUNT = `TIMEFORMAT='%U %S'; time "$0" "$@" > /dev/null`;

function cpuMillis(script: string, outdir: string): number {
  const { status, stderr } = spawnSync(
    'bash',
    ['-c', COUNT, process.execPath, join(ROOT, 'scripts', script)],
    {
      cwd: ROOT,
      env: { ...process.env, CDKTF_OUTDIR: outdir, LC_ALL: 'C' },
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`${script} failed: ${stderr}`);
  const [user = NaN, system = NaN] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return (user + system) * 1000;
}

/** What `npm run synth` runs for the default app, after one run that has filled the caches. */
export function synthCommandRow(): Row {
  const outdir = mkdtempSync(join(tmpdir(), 'synth-'));
  const run = (): number => SCRIPTS.reduce((sum, script) => sum + cpuMillis(script, outdir), 0);
  run();
  const ours = Array.from({ length: ROUNDS }, run);
  rmSync(outdir, { recursive: true });
  return {
    what: 'npm run synth, default app, CPU',
    measured: `${median(ours).toFixed(0)} ms`,
    floor: '–',
    target: `≤ ${MOST_MILLIS} ms`,
    met: median(ours) <= MOST_MILLIS,
    detail: { unit: 'ms', ours: spreadOf(ours) },
  };
}
