// Builds assets/<entry>.zip from src/lambda/<entry>.ts, for every entry that exists.
// Same sources and lockfile, same bytes. A warning of esbuild fails the build.
import { build } from 'esbuild';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from './cache.mjs';
import { isCurrent, remember } from './current-zip.mjs';
import { licences } from './licences.mjs';
import { ownSourceMap } from './own-source-map.mjs';
import { zip } from './zip.mjs';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const ENTRIES = ['forward', 'receive', 'sync'];

/** The files of one bundle by their path inside the zip, and what went into them. */
export async function bundle(source) {
  const { outputFiles, metafile, warnings } = await build({
    absWorkingDir: ROOT,
    entryPoints: { index: source },
    outdir: 'assets',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
  });
  if (warnings.length > 0) throw new Error(`esbuild warned about ${source}: see above`);
  const files = Object.fromEntries(
    outputFiles.map(({ path: file, text, contents }) => [
      path.basename(file),
      Buffer.from(file.endsWith('.map') ? ownSourceMap(text) : contents),
    ]),
  );
  const inputs = Object.keys(metafile.inputs).sort();
  return { files: { ...files, LICENSES: Buffer.from(licences(ROOT, inputs)) }, inputs };
}

/** The bundle as a zip. */
export const archive = async (source) => zip((await bundle(source)).files);

export { sha256 };

async function main() {
  mkdirSync(path.join(ROOT, 'assets'), { recursive: true });
  for (const entry of ENTRIES) {
    const target = `assets/${entry}.zip`;
    const source = `src/lambda/${entry}.ts`;
    if (!existsSync(path.join(ROOT, source))) {
      rmSync(path.join(ROOT, target), { force: true });
    } else if (isCurrent(ROOT, target)) {
      console.log(`${target}  unchanged`);
    } else {
      const { files, inputs } = await bundle(source);
      const bytes = zip(files);
      writeFileSync(path.join(ROOT, target), bytes);
      remember(ROOT, target, inputs);
      console.log(`${target}  ${(bytes.length / 1024).toFixed(1)} KB  sha256 ${sha256(bytes)}`);
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
