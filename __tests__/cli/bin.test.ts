import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { importedEvent } from '../fixtures/events';
import { asff } from '../fixtures/asff';

const root = join(__dirname, '..', '..');

/** The command as a process of its own, the way a shell starts it. */
function command(args: readonly string[], input: string) {
  const entry = join(root, 'src', 'cli', 'index.ts');
  const tsNode = join(root, 'node_modules', 'ts-node', 'dist', 'bin-transpile.js');
  return spawnSync(process.execPath, [tsNode, entry, ...args], { cwd: root, input, encoding: 'utf8' });
}

test('the process reads standard input and ends with the exit code', () => {
  const good = command(['preview', '-'], JSON.stringify(importedEvent(asff())));
  expect([good.status, good.stderr]).toEqual([0, '']);
  expect(good.stdout).toContain('[HIGH] S3.8 ');
  const bad = command(['preview', '-'], 'hello');
  expect([bad.status, bad.stdout, bad.stderr]).toEqual([2, '', '<stdin>:1: not JSON: invalid symbol\n']);
}, 60_000);
