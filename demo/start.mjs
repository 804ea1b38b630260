// `npm run demo`: builds what is not built yet, then runs the demo in this process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildDemo, OUT, ROOT } from './build.mjs';

const startedAt = performance.timeOrigin;
const ZIPS = ['forward', 'receive', 'sync'].map((name) => path.join(ROOT, 'assets', `${name}.zip`));
const SOURCES = ['src/lambda', 'src/contract', 'scripts', 'package-lock.json'];

function newest(file) {
  const { mtimeMs } = statSync(file);
  if (!statSync(file).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}

function areZipsCurrent() {
  if (!ZIPS.every((zip) => existsSync(zip))) return false;
  const oldestZip = Math.min(...ZIPS.map((zip) => statSync(zip).mtimeMs));
  return SOURCES.every((source) => newest(path.join(ROOT, source)) < oldestZip);
}

async function bundleFunctions() {
  if (areZipsCurrent()) return;
  const options = { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] };
  const [code] = await once(spawn(process.execPath, ['scripts/bundle.mjs'], options), 'exit');
  if (code !== 0) throw new Error('The functions could not be bundled: see above.');
}

const functions = bundleFunctions();
const program = await buildDemo();
const { main } = createRequire(import.meta.url)(program);
process.exitCode = await main({ args: process.argv.slice(2), root: ROOT, page: OUT, functions, startedAt });
