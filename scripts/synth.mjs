// Synthesizes without the CDKTF CLI: the app writes `cdktf.out` by itself. The CLI compiles a native
// module when it is installed, which a machine with only Node.js and the npm registry cannot do.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const tsNode = createRequire(import.meta.url).resolve('ts-node/dist/bin.js');
// CDKTF 0.21 calls what newer Node.js versions deprecate; whoever synthesizes can do nothing about it.
const result = spawnSync(
  process.execPath,
  ['--no-deprecation', tsNode, 'main.ts', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: { CHECKPOINT_DISABLE: '1', ...process.env },
  },
);
process.exit(result.status ?? 1);
