// Whether a zip is still what its sources make, so that a synthesis after no change does not bundle again.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { cache, cached, sha256 } from './cache.mjs';

/** What else decides about the bytes: the bundler, its options, and which packages are installed. */
const tools = (root) => [
  'tsconfig.json',
  'LICENSE',
  'node_modules/.package-lock.json',
  ...readdirSync(path.join(root, 'scripts')).map((file) => `scripts/${file}`),
];

const hashOf = (root, file) => {
  const full = path.join(root, file);
  return existsSync(full) ? sha256(readFileSync(full)) : null;
};

export function isCurrent(root, zip) {
  const { hashes } = JSON.parse(cached(`${path.basename(zip)}.json`) ?? '{}');
  return hashes !== undefined && Object.entries(hashes).every(([file, hash]) => hashOf(root, file) === hash);
}

/** @param {readonly string[]} inputs files that went into the zip, relative to the root */
export function remember(root, zip, inputs) {
  const files = [zip, ...tools(root), ...inputs];
  const hashes = Object.fromEntries(files.map((file) => [file, hashOf(root, file)]));
  cache(`${path.basename(zip)}.json`, JSON.stringify({ hashes }));
}
