import { writeFile } from 'node:fs/promises';
import { CliError } from '../exit-code';
import type { LeftFinding } from './import-findings';

const MAX_NAMES = 1000;

/** `left.jsonl`, `left-2.jsonl`, …: findings of an earlier run are never overwritten. */
const numbered = (file: string, number: number): string =>
  number === 1 ? file : file.replace(/(\.[^./\\]+)?$/, (extension) => `-${number}${extension}`);

/**
 * Writes the findings that were given up as JSON Lines, ready to be imported again.
 *
 * @returns the name of the file
 * @throws CliError when it cannot be written
 */
export async function writeLeftFile(file: string, left: readonly LeftFinding[]): Promise<string> {
  const lines = left.map(({ finding }) => `${JSON.stringify(finding)}\n`).join('');
  for (let number = 1; number <= MAX_NAMES; number += 1) {
    const name = numbered(file, number);
    try {
      await writeFile(name, lines, { flag: 'wx' });
      return name;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new CliError(`${name}: cannot be written: ${(error as Error).message}`);
    }
  }
  throw new CliError(`${file}: ${MAX_NAMES} files of this name exist already; choose another with --left`);
}
