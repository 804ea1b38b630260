import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Row } from './row';

const run = promisify(execFile);
const FEW = 50;
const MANY = 500;
/** A machine that is much slower than any today must not hang the table. */
const MOST_MILLIS = 120_000;

/** Milliseconds for so many of them in one stack, in a fresh process; NaN when it takes longer than the limit. */
async function millis(kind: 'whole' | 'plain', count: number): Promise<number> {
  const worker = join(__dirname, 'synth-worker.ts');
  const args = ['-r', 'ts-node/register/transpile-only', worker, kind, String(count)];
  const env = { ...process.env, CHECKPOINT_DISABLE: '1' };
  const result = await run(process.execPath, args, { timeout: MOST_MILLIS, env }).catch((error: unknown) => {
    if ((error as { readonly killed?: boolean }).killed) return { stdout: '' };
    throw error;
  });
  const [, json] = /^RESULT (.*)$/m.exec(result.stdout) ?? [];
  return json === undefined ? NaN : (JSON.parse(json) as { readonly millis: number }).millis;
}

/** The whole against its own resources as plain L1, and whether five hundred take ten times as long as fifty. */
export async function synthRows(): Promise<readonly Row[]> {
  const times: Record<string, number> = {};
  for (const count of [1, FEW, MANY]) {
    for (const kind of ['whole', 'plain'] as const) times[`${kind} ${count}`] = await millis(kind, count);
  }
  const time = (name: string): number => times[name] ?? NaN;
  const growth = time(`whole ${MANY}`) / MANY / (time(`whole ${FEW}`) / FEW);
  return [
    ...[1, FEW, MANY].map((count) => ratioRow(count, time(`whole ${count}`), time(`plain ${count}`))),
    {
      what: `synth, ${MANY} against ${FEW}`,
      measured: `${growth.toFixed(2)} × for each`,
      floor: '–',
      target: '≤ 1.3 × (straight line)',
      met: growth <= 1.3,
    },
  ];
}

function ratioRow(count: number, whole: number, plain: number): Row {
  return {
    what: `synth of the whole × ${count}`,
    measured: `${whole.toFixed(0)} ms (${(whole / plain).toFixed(2)} ×)`,
    floor: `${plain.toFixed(0)} ms`,
    target: '≤ 1.3 ×',
    met: whole / plain <= 1.3,
  };
}
