import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LAWS } from '../../local/simulator/laws';
import mutations from '../../local/simulator/mutations.json';

const ROOT = path.join(__dirname, '../..');

test.each(mutations)('“$name” is made at one place, and changes it', ({ file, find, replace }) => {
  expect(readFileSync(path.join(ROOT, file), 'utf8').split(find)).toHaveLength(2);
  expect(replace).not.toBe(find);
});

test('each law has a mutation that breaks it', () => {
  expect(new Set(mutations.map(({ law }) => law))).toEqual(new Set(Object.keys(LAWS)));
});
