import { join } from 'node:path';
import { App } from 'cdktf';
import { AlertingStack } from './src/app/alerting-stack';
import { ConfigError } from './src/app/config/config-error';
import { loadConfig } from './src/app/config/load-config';
import { MemberStack } from './src/app/member-stack';

const file = process.env.ALERTING_CONFIG_FILE ?? join(__dirname, 'alerting.json');

/** Faults of the configuration, whose message is all there is to say. CDKTF's own validation has a plain `Error`. */
const isExplained = (error: unknown): error is Error =>
  error instanceof ConfigError ||
  (error instanceof Error &&
    (error.name === 'ValidationError' ||
      error.message.startsWith('Validation failed with the following errors')));

try {
  const config = loadConfig(file);
  const app = new App();
  AlertingStack.addAll(app, config);
  MemberStack.addAll(app, config);
  app.synth();
} catch (error) {
  if (!isExplained(error)) throw error;
  // CDKTF ends its message with the advice to skip the validation.
  console.error(error.message.replace(/\n\s*If you wish to ignore[^]*$/, ''));
  process.exitCode = 1;
}
