import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** An empty zip: what a construct does with a function's code needs no code. */
const EMPTY_ZIP = Buffer.from(`504b0506${'0'.repeat(36)}`, 'hex');

/** Path of a zip that stands in for a function's code. */
export function codeFixture(): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'function-code-')), 'function.zip');
  writeFileSync(file, EMPTY_ZIP);
  return file;
}
