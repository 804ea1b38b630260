import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { readableStack } from '../../../src/lambda/aws/readable-stack';

const SOURCE = `export function outer() {
  inner();
}

function inner() {
  throw new Error('here');
}
`;

const folder = mkdtempSync(join(tmpdir(), 'stack-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The stack of an error that is thrown in a minified bundle, as Node.js writes it. */
function stackFrom(name: string, sourcemap: 'linked' | false): string {
  const [source, bundle] = [join(folder, `${name}.ts`), join(folder, `${name}.mjs`)];
  writeFileSync(source, SOURCE);
  buildSync({ entryPoints: [source], outfile: bundle, format: 'esm', minify: true, sourcemap });
  const program = `import(${JSON.stringify(pathToFileURL(bundle).href)})
    .then(({ outer }) => outer()).catch(({ stack }) => process.stdout.write(stack))`;
  return execFileSync(process.execPath, ['-e', program]).toString();
}

test('names the places in the sources', () => {
  const stack = readableStack(stackFrom('mapped', 'linked'));
  expect(stack).toMatch(/^Error: here\n/);
  expect(stack).toContain('mapped.ts:6:9');
  expect(stack).toContain('mapped.ts:2:3');
  expect(stack).not.toContain('mapped.mjs');
});

test.each<[string, () => string]>([
  ['a bundle without a map', () => stackFrom('bare', false)],
  ['a bundle that is gone', () => 'Error: x\n    at a (file:///nowhere/index.mjs:1:2)'],
  ['places in Node.js', () => 'Error: x\n    at node:internal/main:1:2\n    at file.js:3:4'],
  ['no stack', () => ''],
])('%s: the stack stays as it is', (_what, stack) => {
  const text = stack();
  expect(readableStack(text)).toBe(text);
});

test('a map that is broken is like none', () => {
  const file = join(folder, 'broken.mjs');
  writeFileSync(`${file}.map`, '{');
  const stack = `Error: x\n    at ${pathToFileURL(file).href}:1:2`;
  expect(readableStack(stack)).toBe(stack);
});
