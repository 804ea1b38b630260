import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../local/clock';
import { FunctionPool } from '../../local/lambda';
import type { DeployedFunction } from '../deployment/deployment';
import type { Journal } from './journal';
import { keysNamed } from './keys';

export interface FunctionContext {
  readonly clock: Clock;
  readonly journal: Journal;
  /** Region, credentials and addresses, as the machine gives them to every function. */
  readonly environment: Readonly<Record<string, string>>;
  /** Address of a vendor's stand-in, by vendor. */
  readonly vendorUrls: Readonly<Record<string, string>>;
}

interface Configuration {
  readonly vendor?: string;
  readonly endpoints?: Readonly<Record<string, { readonly vendor: string; readonly apiToken?: unknown }>>;
}

/** The deployed configuration with the vendors' addresses replaced by those of their stand-ins; nothing else differs. */
function atStandIns(text: string, vendorUrls: FunctionContext['vendorUrls']): string {
  const config = JSON.parse(text) as Configuration;
  const url = config.vendor && vendorUrls[config.vendor];
  const endpoints = Object.entries(config.endpoints ?? {}).map(([id, endpoint]) => {
    const apiUrl = endpoint.apiToken === undefined ? undefined : vendorUrls[endpoint.vendor];
    return [id, { ...endpoint, ...(apiUrl && { apiUrl }) }] as const;
  });
  return JSON.stringify({
    ...config,
    ...(url && { url }),
    ...(config.endpoints && { endpoints: Object.fromEntries(endpoints) }),
  });
}

/** A function as deployed: the zip, the handler, the environment. */
export function makeFunction(deployed: DeployedFunction, context: FunctionContext): FunctionPool {
  const { name: functionName, arn: functionArn, zip, handler, timeoutSeconds, environment } = deployed;
  const config = environment['ALERTING_CONFIG'] ?? '{}';
  return new FunctionPool({
    functionName,
    functionArn,
    zip: readFileSync(zip),
    handler,
    timeoutSeconds,
    environment: {
      ...context.environment,
      ...context.clock.environment,
      ...environment,
      ALERTING_CONFIG: atStandIns(config, context.vendorUrls),
    },
    onLine: (line) => recordLine(line, functionName, context.journal),
  });
}

/** Metrics are written as log lines, too; they say nothing of one alert. */
function recordLine(line: string, functionName: string, journal: Journal): void {
  if (line.includes('"CloudWatchMetrics"')) return;
  const detail = parsed(line);
  const title = `${functionName}: ${String((detail as { message?: string }).message ?? line)}`;
  journal.add({ kind: 'log', title, keys: keysNamed(line), detail });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return { line };
  }
}

/** Copies of a function that one machine runs side by side without losing its breath. */
export const MOST_COPIES = 2;

/** Ends the next call in its middle: as soon as the function works, else it waits for that. */
export async function killSoon(pool: FunctionPool): Promise<void> {
  while (!pool.isBusy) await delay(2);
  await delay(15);
  pool.killOne();
}
