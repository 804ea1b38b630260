import { join } from 'node:path';
import { App } from 'cdktf';
import { AlertingStack } from './src/app/alerting-stack';
import { ConfigError } from './src/app/config/config-error';
import { loadConfig } from './src/app/config/load-config';
import { MemberStack } from './src/app/member-stack';

const file = process.env.ALERTING_CONFIG_FILE ?? join(__dirname, 'alerting.json');

try {
  const config = loadConfig(file);
  const app = new App();
  AlertingStack.addAll(app, config);
  MemberStack.addAll(app, config);
  app.synth();
} catch (error) {
  if (!(error instanceof ConfigError) && !(error instanceof Error && error.name === 'ValidationError'))
    throw error;
  console.error(error.message);
  process.exitCode = 1;
}
