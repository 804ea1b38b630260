import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { loadConfig } from '../../src/app/config/load-config';
import { readSchema } from '../../src/app/config/schema-problems';
import { withFile } from '../app/config/fixtures';

const ROOT = join(__dirname, '..', '..');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'llms.txt',
  'examples/README.md',
  ...readdirSync(join(ROOT, 'docs'))
    // Generated, and checked by `npm run docs:api -- --check`.
    .filter((file) => file !== 'api.md' && file.includes('.'))
    .map((file) => `docs/${file}`),
];
const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

/** Fenced blocks of a language, with where they stand. */
function blocks(language: string): [string, string][] {
  return pages
    .filter((page) => page.endsWith('.md'))
    .flatMap((page) => {
      const text = textOf(page);
      return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
        (match): [string, string] => [
          `${page}:${text.slice(0, match.index).split('\n').length}`,
          match[1] ?? '',
        ],
      );
    });
}

/** Errors that a user with strict settings would see. The package's name stands for the sources. */
function typeErrors(code: string): string[] {
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...(JSON.parse(textOf('tsconfig.json')) as { compilerOptions: object }).compilerOptions,
      baseUrl: ROOT,
    },
    ROOT,
  );
  options.paths = {
    'cdktf-securityhub-alerting': ['src/index.ts'],
    'cdktf-securityhub-alerting/import-findings': ['src/cli/import/import-findings.ts'],
  };
  const file = join(ROOT, 'block.ts');
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  const exists = host.fileExists.bind(host);
  host.readFile = (name) => (name === file ? code : read(name));
  host.fileExists = (name) => name === file || exists(name);
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
  );
}

test.each(blocks('ts'))(
  'the TypeScript block at %s compiles',
  (_, code) => {
    expect(typeErrors(code)).toEqual([]);
  },
  60_000,
);

test('a block with a wrong prop would not pass', () => {
  const wrong =
    "import { SnsEndpoint } from 'cdktf-securityhub-alerting';\nSnsEndpoint.ilert({ uri: '' });\n";
  expect(typeErrors(wrong)).toEqual([expect.stringContaining("'uri' does not exist")]);
}, 60_000);

test.each(blocks('json'))('the JSON block at %s is JSON, and a configuration is valid', (_, text) => {
  const content = JSON.parse(text) as Record<string, unknown>;
  if ('stacks' in content) expect(withFile(content, loadConfig)).toEqual(content);
});

test.each(pages)('the links of %s lead to files that exist', (page) => {
  const targets = [...textOf(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)].map(
    (match) => match[1] ?? '',
  );
  const missing = targets.filter((target) => !existsSync(join(ROOT, dirname(page), target)));
  expect(missing).toEqual([]);
});

/** Names under every `properties` of a schema. */
function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => [
    ...(key === 'properties' ? Object.keys(value as object) : []),
    ...fieldsOf(value),
  ]);
}

test.each([
  ['examples', 'examples/README.md'],
  ['docs', 'llms.txt'],
])('every file of %s is in %s', (folder, index) => {
  const text = textOf(index);
  const files = readdirSync(join(ROOT, folder)).filter(
    (file) => /\.(ts|md)$/.test(file) && file !== 'README.md',
  );
  expect(files.filter((file) => !text.includes(`${file})`))).toEqual([]);
});

test('docs/configuration.md explains every field of the schema', () => {
  const text = textOf('docs/configuration.md');
  const fields = [...new Set(fieldsOf(readSchema()))];
  expect(fields.length).toBeGreaterThan(50);
  expect(fields.filter((field) => !text.includes(field))).toEqual([]);
});
