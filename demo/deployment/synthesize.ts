import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdktf';
import { AlertingStack } from '../../src/app/alerting-stack';
import { loadConfig } from '../../src/app/config/load-config';

/** Synthesizes the app of a configuration file as `main.ts` does; the folders of its stacks. */
export function synthesize(configFile: string, outdir: string): readonly string[] {
  // CDKTF would ask its maker's server for a newer version.
  process.env['CHECKPOINT_DISABLE'] ??= '1';
  const app = new App({ outdir, skipValidation: false });
  AlertingStack.addAll(app, loadConfig(configFile));
  app.synth();
  const stacks = join(outdir, 'stacks');
  return readdirSync(stacks).map((name) => join(stacks, name));
}
