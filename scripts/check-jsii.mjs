// Compiles the public surface with jsii, in a temporary copy: proof that the constructs stay usable from the other
// languages that CDKTF knows. Runtime, command line and app are no part of that surface.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const NOT_PUBLIC = ['lambda', 'cli', 'app'].map((folder) => path.join(ROOT, 'src', folder));

const copy = mkdtempSync(path.join(tmpdir(), 'check-jsii-'));
try {
  cpSync(path.join(ROOT, 'src'), path.join(copy, 'src'), {
    recursive: true,
    filter: (source) => !NOT_PUBLIC.includes(source),
  });
  for (const file of ['README.md', 'LICENSE']) cpSync(path.join(ROOT, file), path.join(copy, file));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  const { name, version, license, description, main, types, peerDependencies } = JSON.parse(
    readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
  );
  const manifest = {
    ...{ name, version, license, description, main, types, peerDependencies },
    // jsii insists on both; neither is published from here.
    author: { name },
    repository: { type: 'git', url: 'https://example.com/repository.git' },
    jsii: { targets: {}, outdir: 'dist', tsc: { rootDir: 'src', outDir: 'lib' } },
  };
  writeFileSync(path.join(copy, 'package.json'), JSON.stringify(manifest));
  const command = ['--yes', '--package', 'jsii@~5.9.0', 'jsii', '--silence-warnings=reserved-word'];
  process.exitCode = spawnSync('npx', command, { cwd: copy, stdio: 'inherit' }).status ?? 1;
} finally {
  rmSync(copy, { recursive: true });
}
