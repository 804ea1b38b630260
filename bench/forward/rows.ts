import { createHash } from 'node:crypto';
import type { ForwarderConfig } from '../../src/contract/forwarder-config';
import { asff } from '../../__tests__/fixtures/asff';
import { importedEvent } from '../../__tests__/fixtures/events';
import type { Built } from '../built';
import { comparisonRow } from '../comparison';
import { alternate, measure, type Load, type Measured } from '../measure';
import { StandIns, type Addresses, type Recorded } from './stand-ins-process';
import type { Row } from '../row';

const CONCURRENCY = 10;

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

type Environment = Readonly<Record<string, string>>;

const NOTIFIER_DOES_LESS =
  'Ours also maps the finding, deduplicates, writes the ledger in two signed calls for each ten findings, retries and resolves.';
const OURS_DOES_MORE =
  'Ours reads any form of event, maps it to an alert, decides by the ledger, limits every field, masks secrets and handles every failure.';

/** The calls of one finding, as the forwarder makes them. */
async function recordedCalls(built: Built, environment: Environment, standIns: StandIns): Promise<string> {
  await standIns.ask('record');
  const body = small.replace('FINDING_ID', 'RECORDED_ID');
  await measure(built.entry('forward'), environment, { batches: 1, batchSize: 1, body });
  const { recorded = [] } = await standIns.ask('recorded');
  const key = createHash('sha256')
    .update(`${String(asff()['ProductArn'])}|RECORDED_ID`)
    .digest('hex');
  const calls = recorded.map(({ kind, path, body: text }) => ({
    kind,
    path,
    body: text.replaceAll('RECORDED_ID', 'FINDING_ID').replaceAll(key, 'FINDING_KEY'),
  }));
  const at = calls.findIndex(({ kind }) => kind === 'vendor');
  return JSON.stringify({
    before: calls.slice(0, at).map(unitOf),
    vendor: calls[at],
    after: calls.slice(at + 1).map(unitOf),
  });
}

/** What the call puts into a transaction. */
function unitOf({ kind, body }: Recorded): string {
  if (kind === 'PutItem') return `{"Put":${body}}`;
  if (kind !== 'TransactWriteItems') throw new Error(`The floor does not know how to make the call ${kind}.`);
  const { TransactItems } = JSON.parse(body) as { readonly TransactItems: readonly object[] };
  return TransactItems.map((item) => JSON.stringify(item)).join(',');
}

async function pair(
  built: Built,
  floor: string,
  environment: Environment,
  load: Load,
): Promise<readonly (readonly Measured[])[]> {
  return alternate(
    9,
    () => measure(built.entry('forward'), environment, load),
    () => measure(built.entry(floor), environment, load),
  );
}

const LOADS: Readonly<Record<string, Load>> = {
  cold: { batches: 20, warmUp: 0, batchSize: 10, body: small },
  warm: { batches: 150, warmUp: 100, batchSize: 10, body: small },
};

async function rowsAt(built: Built, latencyMillis: number): Promise<readonly Row[]> {
  const standIns = await StandIns.start(latencyMillis);
  try {
    const environment = environmentOf(standIns.addresses);
    const floor = { ...environment, FLOOR_CALLS: await recordedCalls(built, environment, standIns) };
    const rows: Row[] = [];
    for (const [state, load] of Object.entries(LOADS)) {
      const [ours = [], least = []] = await pair(built, 'forward/floor-same-calls', floor, load);
      rows.push(...compare(`${state}, vendor ${latencyMillis} ms`, ours, least));
    }
    const [ours = [], notifier = []] = await pair(built, 'forward/floor-notify', floor, LOADS['warm'] ?? {});
    rows.push(
      comparisonRow({
        what: `CPU a finding against a webhook notifier, vendor ${latencyMillis} ms`,
        unit: 'ms',
        ours: ours.map(({ cpuMillis }) => cpuMillis),
        floor: notifier.map(({ cpuMillis }) => cpuMillis),
        ratio: { atMost: 1 },
        digits: 2,
        oursDoesMore: NOTIFIER_DOES_LESS,
      }),
    );
    return [...rows, await callsRow(built, environment, standIns, latencyMillis)];
  } finally {
    standIns.stop();
  }
}

function compare(what: string, ours: readonly Measured[], least: readonly Measured[]): readonly Row[] {
  const of = (field: 'perSecond' | 'cpuMillis') => ({
    ours: ours.map((one) => one[field]),
    floor: least.map((one) => one[field]),
    oursDoesMore: OURS_DOES_MORE,
  });
  return [
    comparisonRow({
      what: `findings, ${what}`,
      unit: '/s',
      ratio: { atLeast: 0.85 },
      digits: 0,
      ...of('perSecond'),
    }),
    comparisonRow({
      what: `CPU a finding, ${what}`,
      unit: 'ms',
      ratio: { atMost: 1 / 0.85 },
      digits: 2,
      ...of('cpuMillis'),
    }),
  ];
}

async function callsRow(
  built: Built,
  environment: Environment,
  standIns: StandIns,
  latencyMillis: number,
): Promise<Row> {
  const before = await standIns.ask('count');
  await measure(built.entry('forward'), environment, { batches: 100, batchSize: 10, body: small });
  const after = await standIns.ask('count');
  const calls = (after.awsCalls - before.awsCalls) / (after.vendorCalls - before.vendorCalls);
  return {
    what: `AWS calls a new finding, vendor ${latencyMillis} ms`,
    measured: calls.toFixed(2),
    floor: '–',
    target: '≤ 0.4',
    met: calls <= 0.4,
    detail: { unit: 'calls', ours: calls },
  };
}

export async function forwardRows(built: Built): Promise<readonly Row[]> {
  const rows = [...(await rowsAt(built, 0)), ...(await rowsAt(built, 50))];
  const standIns = await StandIns.start(0);
  try {
    return [...rows, await memory(built, environmentOf(standIns.addresses))];
  } finally {
    standIns.stop();
  }
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
