import { mkdirSync, mkdtempSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { zipOf } from '../../src/delivery/private/code-path';
import { newStack } from '../helpers/render-stack';

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'code-path-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const FILES = { 'index.mjs': 'export const handler = 1;', 'lib/a.mjs': 'ä'.repeat(9000) };

test('a folder becomes a zip of its files', () => {
  const files = unzipSync(readFileSync(zipOf(newStack(), folderOf(FILES))));
  const texts = Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]);
  expect(Object.fromEntries(texts)).toEqual(FILES);
});

test('the same files make the same zip, whenever and wherever they were written', () => {
  const other = folderOf({ 'lib/a.mjs': FILES['lib/a.mjs'], 'index.mjs': FILES['index.mjs'] });
  utimesSync(join(other, 'index.mjs'), 0, 0);
  expect(zipOf(newStack(), other)).toBe(zipOf(newStack(), folderOf(FILES)));
});

test('a zip is taken as it is', () => {
  const zip = join(folderOf({ 'code.zip': '' }), 'code.zip');
  expect(zipOf(newStack(), zip)).toBe(zip);
});

test.each([
  [
    'nothing',
    join(tmpdir(), 'no-such-code'),
    '`codePath` must be the path of an existing zip file or folder',
  ],
  [
    'a folder without an entry',
    folderOf({ 'main.js': '' }),
    '`codePath` must hold one of index.js, index.mjs',
  ],
])('refuses %s', (_, codePath, problem) => {
  expect(() => zipOf(newStack(), codePath)).toThrow(problem);
});
