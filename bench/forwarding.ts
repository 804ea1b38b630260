import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { ForwarderConfig } from '../src/contract/forwarder-config';
import { asff } from '../__tests__/fixtures/asff';
import { importedEvent } from '../__tests__/fixtures/events';
import type { Built } from './built';
import { alternate, measure, median } from './measure';
import type { Row } from './row';

interface Addresses {
  readonly aws: string;
  readonly vendor: string;
}

const CONCURRENCY = 10;

function start(): Promise<{ child: ChildProcess; addresses: Addresses }> {
  const child = fork(join(__dirname, 'stand-ins.ts'), {
    execArgv: ['-r', 'ts-node/register/transpile-only'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (addresses) => resolve({ child, addresses: addresses as Addresses }));
    child.once('error', reject);
  });
}

export function environmentOf({ aws, vendor }: Addresses): Readonly<Record<string, string>> {
  const config: ForwarderConfig = {
    version: 1,
    endpointId: 'bench',
    vendor: 'pagerduty',
    url: vendor,
    secrets: { default: { kind: 'secret', arn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:key' } },
    autoResolve: true,
    grouping: 'NONE',
    ledger: { tableName: 'ledger', retentionDays: 120 },
    deadLetterQueueUrl: `${aws}/111122223333/dead-letters`,
    vendorTimeoutMillis: 10_000,
    concurrency: CONCURRENCY,
  };
  return {
    ALERTING_CONFIG: JSON.stringify(config),
    LOG_LEVEL: 'WARN',
    FLOOR_VENDOR_URL: vendor,
    AWS_ENDPOINT_URL: aws,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
  };
}

const small = JSON.stringify(importedEvent(asff({ Id: 'FINDING_ID' })));

/** A finding of 240 KB, the largest that Security Hub keeps. */
const large = (): string => {
  const fields = Object.fromEntries(
    Array.from({ length: 115 }, (_value, index) => [`field-${index}`, 'x'.repeat(2_048)]),
  );
  return JSON.stringify(importedEvent(asff({ Id: 'FINDING_ID', ProductFields: fields })));
};

export async function forwardingRows(built: Built): Promise<readonly Row[]> {
  const { child, addresses } = await start();
  try {
    const environment = environmentOf(addresses);
    return [await rate(built, environment), await memory(built, environment)];
  } finally {
    child.kill();
  }
}

async function rate(built: Built, environment: Readonly<Record<string, string>>): Promise<Row> {
  const load = { batches: 150, warmUp: 100, batchSize: 10, body: small };
  const [ours = [], floors = []] = await alternate(
    7,
    () => measure(built.entry('forward'), environment, load),
    () => measure(built.entry('floor-forward'), environment, load),
  );
  const ratio = median(ours.map(({ perSecond }, round) => perSecond / (floors[round]?.perSecond ?? NaN)));
  const [mine, least] = [ours, floors].map((all) => median(all.map(({ perSecond }) => perSecond)).toFixed(0));
  return {
    what: 'forwarding, findings/s',
    measured: `${mine} (${ratio.toFixed(2)} ×)`,
    floor: `${least}`,
    target: '≥ 0.8 ×',
    met: ratio >= 0.8,
  };
}

async function memory(built: Built, environment: Readonly<Record<string, string>>): Promise<Row> {
  const body = large();
  const { rssAboveStart } = await measure(built.entry('forward'), environment, {
    batches: 30,
    batchSize: 10,
    body,
  });
  return {
    what: `memory, findings of ${(body.length / 1024).toFixed(0)} KB`,
    measured: `${rssAboveStart.toFixed(0)} MiB`,
    floor: '–',
    target: '≤ 128 MiB above the runtime',
    met: rssAboveStart <= 128,
  };
}
