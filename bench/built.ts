import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipTo } from '../local/lambda/unzip';

const ROOT = join(__dirname, '..');

export interface Built {
  /** Entry file of an unzipped bundle, by name. */
  entry(name: string): string;
  zipKilobytes(name: string): number;
}

/** Unzips the shipped bundles and builds the floors with the same options, in one temporary folder. */
export async function build(entries: readonly string[], floors: readonly string[]): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  for (const name of entries) await unzipTo(join(folder, name), readFileSync(zipOf(name)));
  for (const name of floors) buildFloor(name, join(folder, name.replace('/', '-')));
  return {
    entry: (name) => join(folder, name.replace('/', '-'), 'index.mjs'),
    zipKilobytes: (name) => statSync(zipOf(name)).size / 1024,
  };
}

const zipOf = (name: string): string => join(ROOT, 'assets', `${name}.zip`);

/** The bundler is an ES module, which this CommonJS program cannot import; it runs it instead. */
function buildFloor(name: string, folder: string): void {
  mkdirSync(folder);
  const script = join(ROOT, 'scripts', 'bundle.mjs');
  const program = `import(${JSON.stringify(script)})
    .then(({ bundle }) => bundle('bench/${name}.ts'))
    .then(({ files }) => process.stdout.write(JSON.stringify(Object.entries(files).map(([f, c]) => [f, c.toString()]))))`;
  const { stdout, status, stderr } = spawnSync(process.execPath, ['-e', program], { maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`Building ${name} failed: ${stderr.toString()}`);
  const files = JSON.parse(stdout.toString()) as readonly (readonly [string, string])[];
  for (const [file, content] of files) writeFileSync(join(folder, file), content);
}
