import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const CRUISE = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** What `npm run lint:imports` finds in a folder. */
function violations(folder: string, ...roots: string[]): Violation[] {
  const args = [CRUISE, '--config', join(ROOT, '.dependency-cruiser.mjs'), '--output-type', 'json', ...roots];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (!stdout.startsWith('{')) throw new Error(stderr || stdout);
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[]; totalCruised: number } };
  expect(summary.totalCruised).toBeGreaterThan(0);
  return summary.violations;
}

/** Kind of import, the file that imports, its line, the files beside it, the rule that refuses it. */
const FORBIDDEN: [kind: string, from: string, line: string, others: string[], rule: string][] = [
  ['upward', 'triggers/a', "import { x } from '../delivery/b';", ['delivery/b'], 'triggers-imports-downward'],
  [
    'upward, of a type',
    'delivery/c',
    "import type { x } from '../sources/d';",
    ['sources/d'],
    'delivery-imports-downward',
  ],
  [
    'upward, re-exported',
    'common/e',
    "export * from '../triggers/f';",
    ['triggers/f'],
    'common-imports-downward',
  ],
  [
    'upward, inline type',
    'sources/g',
    "export type X = import('../endpoints/h').x;",
    ['endpoints/h'],
    'sources-imports-downward',
  ],
  [
    'upward, deep',
    'private/deep/i',
    "import { x } from '../../common/j';",
    ['common/j'],
    'private-imports-downward',
  ],
  [
    'upward, to the whole',
    'endpoints/k',
    "import type { x } from '../alerting/l';",
    ['alerting/l'],
    'endpoints-imports-downward',
  ],
  [
    'upward, to the app',
    'alerting/m',
    "import { x } from '../app/config/n';",
    ['app/config/n'],
    'alerting-imports-downward',
  ],
  [
    'private of another folder',
    'endpoints/o',
    "import { x } from '../delivery/private/p';",
    ['delivery/private/p'],
    'private-of-a-room',
  ],
  [
    'private of another folder, from a private one',
    'alerting/private/q',
    "import type { x } from '../../triggers/private/r';",
    ['triggers/private/r'],
    'private-of-a-room',
  ],
  [
    'runtime from a construct',
    'delivery/s',
    "import type { x } from '../lambda/vendors/t';",
    ['lambda/vendors/t'],
    'constructs-without-runtime',
  ],
  [
    'runtime from the app, when needed',
    'app/u',
    "export const u = () => import('../lambda/v');",
    ['lambda/v'],
    'constructs-without-runtime',
  ],
  [
    'construct from the runtime, deep',
    'lambda/sync/deep/w',
    "import { x } from '../../../private/y';",
    ['private/y'],
    'runtime-without-constructs',
  ],
  [
    'synthesis from the runtime',
    'lambda/z',
    "import { Token } from 'cdktf';\nexport const z = Token;",
    [],
    'runtime-without-constructs',
  ],
  [
    'anything from the contract',
    'contract/aa',
    "import { join } from 'node:path';\nexport const aa = join;",
    [],
    'contract-alone',
  ],
  ['the entry from inside', 'cli/ab', "import { x } from '../index';", ['index'], 'entry-for-users-only'],
  [
    'what is not published',
    'cli/ac',
    "import { x } from '../../local/ad';",
    ['../local/ad'],
    'package-alone',
  ],
  [
    'private from outside',
    '../local/ae',
    "import { x } from '../src/private/af';",
    ['private/af'],
    'private-of-the-package',
  ],
  ['a circle', 'triggers/ag', "import { x } from './ah';", [], 'no-circle'],
  ['a circle of types', 'triggers/ai', "import type { x } from './aj';", [], 'no-circle'],
];

const CIRCLES: Readonly<Record<string, string>> = {
  'triggers/ah': "import { x as y } from './ag';\nexport const x = () => y;",
  'triggers/aj': "import type { x as y } from './ai';\nexport type x = y | 1;",
};

describe('forbidden imports', () => {
  let found: Violation[];
  const folder = mkdtempSync(join(tmpdir(), 'borders-'));

  const write = (file: string, text: string) => {
    const path = join(folder, 'src', `${file}.ts`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${text}\n`);
  };

  beforeAll(() => {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "module": "node16" } }');
    for (const [, from, line, others] of FORBIDDEN) {
      write(from, `${line}\nexport const own = 1;`);
      others.forEach((other) => write(other, 'export const x = 1;'));
    }
    for (const [file, text] of Object.entries(CIRCLES)) write(file, text);
    found = violations(folder, 'src', 'local');
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(FORBIDDEN)('%s is refused', (_kind, from, _line, _others, rule) => {
    const file = join('src', `${from}.ts`);
    expect(
      found.filter((violation) => violation.from === file).map((violation) => violation.rule.name),
    ).toContain(rule);
  });

  test('and nothing else is', () => {
    const wanted = new Set(
      [...FORBIDDEN.map(([, from]) => from), ...Object.keys(CIRCLES)].map((from) =>
        join('src', `${from}.ts`),
      ),
    );
    expect(found.filter(({ from }) => !wanted.has(from))).toEqual([]);
  });
});

test('the present tree has none', () => {
  const found = violations(ROOT, 'src', 'main.ts', 'local', 'bench', 'examples');
  expect(found.map(({ from, rule }) => `${rule.name}: ${from}`)).toEqual([]);
}, 60_000);
