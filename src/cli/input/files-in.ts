import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from '../exit-code';

const JSON_FILE = /\.(json|jsonl|ndjson)$/i;

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

async function jsonFilesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => !entry.isDirectory() && JSON_FILE.test(entry.name));
  if (names.length === 0) throw new CliError(`${folder}: holds no .json, .jsonl or .ndjson file`);
  return names.map(({ name }) => join(folder, name)).sort();
}

/**
 * The paths, with the JSON files directly in it in place of each folder, by name.
 *
 * @throws CliError when a folder holds none.
 */
export async function filesIn(paths: readonly string[]): Promise<readonly string[]> {
  const files = await Promise.all(
    paths.map(async (path) => (path !== '-' && (await isFolder(path)) ? jsonFilesOf(path) : [path])),
  );
  return files.flat();
}
