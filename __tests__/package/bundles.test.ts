import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';

const ROOT = join(__dirname, '..', '..');
const zipOf = (entry: string): Buffer => readFileSync(join(ROOT, 'assets', `${entry}.zip`));
const filesOf = (entry: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(zipOf(entry))).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  );
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Builds a zip in a process of its own, started elsewhere, and tells its hash. */
const rebuilt = (entry: string): string =>
  execFileSync(
    process.execPath,
    [
      '-e',
      `import(${JSON.stringify(pathToFileURL(join(ROOT, 'scripts', 'bundle.mjs')).href)})
        .then(async ({ archive, sha256 }) => process.stdout.write(sha256(await archive('src/lambda/${entry}.ts'))))`,
    ],
    { cwd: '/' },
  ).toString();

const KILOBYTES: readonly [string, number][] = [
  ['forward', 150],
  ['receive', 50],
  ['sync', 100],
];

describe.each(KILOBYTES)('%s.zip', (entry, limit) => {
  test('exists; `npm run bundle` builds it', () => {
    expect(existsSync(join(ROOT, 'assets', `${entry}.zip`))).toBe(true);
  });

  test(`is at most ${limit} KB`, () => {
    expect(zipOf(entry).length / 1024).toBeLessThanOrEqual(limit);
  });

  test('has the handler, its source map and the licences, and else only what it loads lazily', () => {
    const names = Object.keys(filesOf(entry));
    expect(names).toEqual(expect.arrayContaining(['LICENSES', 'index.mjs', 'index.mjs.map']));
    expect(names.filter((name) => !/^(LICENSES|[\w-]+\.mjs(\.map)?)$/.test(name))).toEqual([]);
  });

  test('has the same bytes wherever and whenever it is built', () => {
    expect(rebuilt(entry)).toBe(sha256(zipOf(entry)));
  }, 60_000);

  test('holds no construct code and no path of the machine that built it', () => {
    const guilty = Object.entries(filesOf(entry)).filter(
      ([name, content]) =>
        name !== 'LICENSES' &&
        (/cdktf(?!-securityhub-alerting)|TerraformResource/.test(content) || content.includes(ROOT)),
    );
    expect(guilty.map(([name]) => name)).toEqual([]);
  });

  test('its source map leads to our own sources alone', () => {
    const map = JSON.parse(filesOf(entry)['index.mjs.map'] ?? '{}') as {
      sources: string[];
      mappings: string;
    };
    expect(map.sources).toContain(`src/lambda/${entry}.ts`);
    expect(map.sources.filter((source) => !/^src\/(lambda|contract)\//.test(source))).toEqual([]);
    expect(map.mappings).not.toBe('');
  });

  test('names the licence of every library inside', () => {
    const text = filesOf(entry)['LICENSES'] ?? '';
    const libraries = [...text.matchAll(/^([\w@/-]+)@\d+\.\d+\.\d+ \(/gm)].map(([, name]) => name);
    expect(libraries).toEqual(entry === 'forward' ? ['mustache'] : []);
    expect(text).toMatch(/cdktf-securityhub-alerting\n[^]*Apache License/);
  });
});
