import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { comparisonRow } from '../comparison';
import { alternate, median } from '../measure';
import type { Row } from '../row';
import { synthCommandRow } from './command-row';

const run = promisify(execFile);
const FEW = 50;
const MANY = 500;
const ROUNDS: Readonly<Record<number, number>> = { 1: 9, [FEW]: 7, [MANY]: 3 };
const DOES_MORE =
  'Checks every prop, composes names, policies and event patterns, copies three zips, looks for what does not fit together.';

/** CPU time for so many of them in one stack, in a fresh process. */
async function cpuMillis(kind: 'whole' | 'plain', count: number): Promise<number> {
  const worker = join(__dirname, 'worker.ts');
  const args = ['-r', 'ts-node/register/transpile-only', worker, kind, String(count)];
  const { stdout } = await run(process.execPath, args, { env: { ...process.env, CHECKPOINT_DISABLE: '1' } });
  const [, json = '{}'] = /^RESULT (.*)$/m.exec(stdout) ?? [];
  return (JSON.parse(json) as { readonly cpuMillis: number }).cpuMillis;
}

/** The whole against its own resources as plain L1s, and whether five hundred take ten times as long as fifty. */
export async function synthRows(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const each = new Map<number, number>();
  for (const count of [1, FEW, MANY]) {
    const [ours = [], floor = []] = await alternate(
      ROUNDS[count] ?? 1,
      () => cpuMillis('whole', count),
      () => cpuMillis('plain', count),
    );
    each.set(count, median(ours) / count);
    const what = `synth of the whole × ${count}, CPU`;
    rows.push(
      comparisonRow({
        what,
        unit: 'ms',
        ours,
        floor,
        ratio: { atMost: 1 },
        digits: 0,
        oursDoesMore: DOES_MORE,
      }),
    );
  }
  const growth = (each.get(MANY) ?? NaN) / (each.get(FEW) ?? NaN);
  return [
    ...rows,
    {
      what: `synth, ${MANY} against ${FEW}`,
      measured: `${growth.toFixed(2)} × for each`,
      floor: '–',
      target: '≤ 1.3 × (straight line)',
      met: growth <= 1.3,
    },
    synthCommandRow(),
  ];
}
