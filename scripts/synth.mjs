// Runs the app as `cdktf synth` does, but without asking any server whether a newer version exists:
// the synthesis must work on a machine that reaches only the npm registry.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const cli = createRequire(import.meta.url).resolve('cdktf-cli/bundle/bin/cdktf');
const result = spawnSync(process.execPath, [cli, 'synth', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { CHECKPOINT_DISABLE: '1', ...process.env },
});
process.exit(result.status ?? 1);
