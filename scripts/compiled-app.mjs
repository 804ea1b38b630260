// main.ts and its sources as one file: compiled in a tenth of the time that ts-node takes for two hundred of them.
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compiledSchema } from './compiled-schema.mjs';

/** The sources find the zips and the schema from where they lie, and one file for all must not change that. */
const ownFolders = {
  name: 'own-folders',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path: file }) => ({
      contents: `const __dirname = ${JSON.stringify(path.dirname(file))};${readFileSync(file, 'utf8')}`,
      loader: 'ts',
    }));
  },
};

/** In place of the module that compiles the schema: what it would compile. */
const readySchema = (root) => ({
  name: 'ready-schema',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]compile-schema\.ts$/ }, () => ({
      contents: `${compiledSchema(root)}
const validate = module.exports;
module.exports = { compileSchema: () => validate };`,
      loader: 'js',
    }));
  },
});

export async function compiledApp(root, entry) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    plugins: [readySchema(root), ownFolders],
    logLevel: 'silent',
  });
  return outputFiles[0].text;
}
