// What a script has made before, kept beside the packages that it was made with.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../node_modules/.cache/cdktf-securityhub-alerting/', import.meta.url));

export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** @returns {string | undefined} */
export function cached(name) {
  try {
    return readFileSync(path.join(FOLDER, name), 'utf8');
  } catch {
    return undefined;
  }
}

/** Whoever cannot write there does the work again each time. */
export function cache(name, text) {
  try {
    mkdirSync(FOLDER, { recursive: true });
    // Renamed into its place, so that no other run reads half of it.
    const unfinished = path.join(FOLDER, `${name}.${process.pid}`);
    writeFileSync(unfinished, text);
    renameSync(unfinished, path.join(FOLDER, name));
  } catch (error) {
    if (!('code' in error)) throw error;
  }
}
