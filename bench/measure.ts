import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Measured {
  readonly importMillis: number;
  readonly importCpuMillis: number;
  /** CPU time for each finding. */
  readonly cpuMillis: number;
  readonly perSecond: number;
  /** MiB above a bare Node.js process. */
  readonly rssAboveStart: number;
}

export interface Load {
  readonly batches?: number;
  readonly batchSize?: number;
  readonly warmUp?: number;
  /** The record's body; `FINDING_ID` becomes another id in each. */
  readonly body?: string;
}

/** One measurement in a fresh process. */
export async function measure(
  file: string,
  environment: Readonly<Record<string, string>>,
  load: Load = {},
): Promise<Measured> {
  const worker = run(process.execPath, [join(__dirname, 'worker.mjs'), file], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    maxBuffer: 2 ** 28,
  });
  worker.child.stdin?.end(JSON.stringify(load));
  const { stdout } = await worker;
  const line = stdout.split('\n').find((text) => text.startsWith('RESULT '));
  if (line === undefined) throw new Error(`${file} told no result: ${stdout.slice(-500)}`);
  return JSON.parse(line.slice('RESULT '.length)) as Measured;
}

const quantile = (numbers: readonly number[], share: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * share)] ?? NaN;

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

export interface Spread {
  readonly median: number;
  readonly quarter: number;
  readonly threeQuarters: number;
  readonly all: readonly number[];
}

export const spreadOf = (numbers: readonly number[]): Spread => ({
  median: median(numbers),
  quarter: quantile(numbers, 0.25),
  threeQuarters: quantile(numbers, 0.75),
  all: numbers,
});

/** Measures several things in turn, round by round, so that a busy machine slows all of them alike. */
export async function alternate<T>(
  rounds: number,
  ...measurements: readonly (() => Promise<T>)[]
): Promise<readonly T[][]> {
  const results: T[][] = measurements.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, one] of measurements.entries()) results[index]?.push(await one());
  }
  return results;
}
