// Writes docs/api.md from the doc comments of the public API; with --check, says whether it is current instead.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const typedoc = path.join(root, 'node_modules', 'typedoc', 'bin', 'typedoc');
const page = path.join(root, 'docs', 'api.md');

const options = {
  plugin: 'typedoc-plugin-markdown',
  readme: 'none',
  outputFileStrategy: 'modules',
  entryFileName: 'api',
  hidePageHeader: true,
  hideBreadcrumbs: true,
  excludePrivate: true,
  excludeInternal: true,
  excludeExternals: true,
  disableSources: true,
  // The compiler checks the types on its own.
  skipErrorChecking: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  enumMembersFormat: 'table',
  logLevel: 'Error',
};

const folder = mkdtempSync(path.join(tmpdir(), 'api-docs-'));
try {
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const args = [typedoc, 'src/index.ts', '--out', folder, ...flags];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error(`typedoc exited with ${status}`);
  const written = readFileSync(path.join(folder, 'api.md'), 'utf8');
  if (!process.argv.includes('--check')) writeFileSync(page, written);
  else if (written !== readFileSync(page, 'utf8')) {
    console.error('docs/api.md is not what the doc comments say: run `npm run docs:api`.');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
