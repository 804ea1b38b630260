import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cloud } from './cloud';
import type { RunResult } from './run';
import { run } from './run';

const ROOT = join(__dirname, '..', '..', '..');

/** Runs `import` as a process of its own, led to the local cloud by nothing but its environment. */
export async function importCommand(
  { environment }: Cloud,
  findings: readonly object[],
  ...options: readonly string[]
): Promise<RunResult> {
  const folder = await mkdtemp(join(tmpdir(), 'alerting-import-'));
  const file = join(folder, 'findings.json');
  await writeFile(file, JSON.stringify(findings));
  const tsNode = require.resolve('ts-node/dist/bin-transpile.js');
  const left = join(folder, 'left.jsonl');
  const args = [tsNode, join('src', 'cli', 'index.ts'), 'import', ...options, '--left', left, file];
  try {
    return await run(process.execPath, args, {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], ...environment },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
