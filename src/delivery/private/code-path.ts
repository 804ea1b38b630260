import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Construct } from 'constructs';
import { ValidationError } from '../../private/validation-error';
import { zip } from './zip';

/**
 * Path of the zip behind a user's `codePath`: the zip itself, or one made of the folder's files.
 * @throws ValidationError when there is neither, or the folder has no `index` to run
 */
export function zipOf(scope: Construct, codePath: string): string {
  const found = path.resolve(codePath);
  if (!existsSync(found)) {
    const expected = 'the path of an existing zip file or folder';
    throw new ValidationError([`\`codePath\` must be ${expected}, got: ${JSON.stringify(codePath)}`], scope);
  }
  return statSync(found).isDirectory() ? zippedFolder(scope, found) : found;
}

/** Written where its content says, so that the same code is written once. */
function zippedFolder(scope: Construct, folder: string): string {
  const content = zip(filesIn(scope, folder));
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 32);
  const file = path.join(tmpdir(), `securityhub-alerting-${hash}`, 'code.zip');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const ENTRIES = ['index.js', 'index.mjs', 'index.cjs'];

function filesIn(scope: Construct, folder: string): Record<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  const byName = Object.fromEntries(
    files.map((file) => [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file)]),
  );
  if (ENTRIES.some((name) => name in byName)) return byName;
  throw new ValidationError(
    [`\`codePath\` must hold one of ${ENTRIES.join(', ')}, which exports \`handler\`, got: ${folder}`],
    scope,
  );
}
