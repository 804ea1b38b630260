// Makes the demo's program and its page: one file each, by esbuild, in a fraction of the time that loading the
// sources one by one would take. Nothing comes from a network.
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
export const OUT = path.join(ROOT, 'node_modules', '.cache', 'securityhub-alerting-demo');

/** A bundled file still finds what lies beside its source. */
const ownFolder = {
  name: 'own-folder',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      const contents = text.replaceAll('__dirname', JSON.stringify(path.dirname(file)));
      return { contents, loader: 'ts' };
    });
  },
};

const COMMON = { absWorkingDir: ROOT, bundle: true, logLevel: 'warning', outdir: OUT };

const buildProgram = () =>
  build({
    ...COMMON,
    entryPoints: { main: 'demo/main.ts' },
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: 'inline',
    plugins: [ownFolder],
    outExtension: { '.js': '.cjs' },
  });

export const buildPage = () =>
  build({
    ...COMMON,
    entryPoints: { page: 'demo/page/page.ts' },
    platform: 'browser',
    target: ['chrome109', 'firefox115', 'safari16'],
    format: 'esm',
    minify: true,
  });

/** Builds both; the answer is the program's path. */
export async function buildDemo() {
  await Promise.all([buildProgram(), buildPage()]);
  return path.join(OUT, 'main.cjs');
}
