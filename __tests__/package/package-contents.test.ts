import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** The alarms link the runbook. */
const TEXTS = [
  'package.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'alerting.schema.json',
  'docs/runbook.md',
];

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

/** What `npm publish` would send, without the build that runs before it. */
function packed(): string[] {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const { stdout } = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8' });
  return (JSON.parse(stdout) as Packed[]).flatMap(({ files }) => files.map(({ path }) => path));
}

const sources = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));

test('the package holds what is built, its schema and its texts, and nothing else', () => {
  const built = new Set(sources('src').map((file) => file.replace(/^src/, 'lib').replace(/\.ts$/, '')));
  const unexpected = packed().filter((path) => {
    if (path.startsWith('lib/')) return !built.has(path.replace(/(\.d\.ts|\.js)$/, ''));
    if (path.startsWith('assets/')) return !/^assets\/[a-z]+\.zip$/.test(path);
    return !TEXTS.includes(path);
  });
  expect(unexpected).toEqual([]);
}, 60_000);

test('the texts and the schema are in the package', () => {
  expect(packed()).toEqual(expect.arrayContaining([...TEXTS]));
}, 60_000);
