import type { AlertingConfig } from './alerting-config';
import { ConfigError } from './config-error';
import { readJson } from './read-json';
import { schemaProblems } from './schema-problems';
import { secretProblems } from './secret-problems';
import { stackProblems } from './stack-problems';

/**
 * Reads and checks a configuration file.
 * @throws ConfigError that names every wrong field, what was expected and what was got.
 */
export function loadConfig(file: string): AlertingConfig {
  const data = readJson(file);
  const problems = [...schemaProblems(data), ...secretProblems(data)];
  if (problems.length > 0) throw new ConfigError(file, problems);
  const config = data as AlertingConfig;
  const conflicts = stackProblems(config);
  if (conflicts.length > 0) throw new ConfigError(file, conflicts);
  return config;
}
