import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { build, type Built } from './built';
import { environmentOf, forwardRows } from './forward/rows';
import { printRows, type Row } from './row';
import { startRow } from './start/rows';
import { synthRows } from './synth/rows';
import { wayBackEnvironments } from './way-back-environments';
import { wayBackRows } from './way-back-rows';

const LIMIT_KILOBYTES: Readonly<Record<string, number>> = { forward: 150, receive: 50, sync: 100 };
const START_MILLIS: Readonly<Record<string, number>> = { forward: 25, receive: 20, sync: 30 };
const NAMES = Object.keys(LIMIT_KILOBYTES);
const NOWHERE = 'http://127.0.0.1:9';

function sizeRow(built: Built, name: string): Row {
  const [size, limit] = [built.zipKilobytes(name), LIMIT_KILOBYTES[name] ?? NaN];
  return {
    what: `size, ${name}.zip`,
    measured: `${size.toFixed(1)} KB`,
    floor: '–',
    target: `≤ ${limit} KB`,
    met: size <= limit,
  };
}

async function startRows(built: Built): Promise<readonly Row[]> {
  const environments: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    forward: environmentOf({ aws: NOWHERE, vendor: NOWHERE }),
    ...wayBackEnvironments(NOWHERE),
  };
  const rows: Row[] = [];
  for (const name of NAMES) {
    rows.push(await startRow(built, name, environments[name] ?? {}, START_MILLIS[name] ?? NaN));
  }
  return rows;
}

const SECTIONS: Readonly<Record<string, (built: Built) => Promise<readonly Row[]>>> = {
  forward: forwardRows,
  start: startRows,
  'way-back': wayBackRows,
  synth: synthRows,
  size: (built) => Promise.resolve(NAMES.map((name) => sizeRow(built, name))),
};

/** Arguments: the sections wanted, all when there are none. Writes the table, and every value into bench-results.json. */
async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !(name in SECTIONS));
  if (unknown.length > 0) {
    throw new Error(`No section ${unknown.join(', ')}: expected ${Object.keys(SECTIONS).join(', ')}`);
  }
  const built = await build(NAMES, ['forward/floor-same-calls', 'forward/floor-notify']);
  const rows: Row[] = [];
  for (const [name, section] of Object.entries(SECTIONS)) {
    if (wanted.length === 0 || wanted.includes(name)) rows.push(...(await section(built)));
  }
  printRows(rows);
  const machine = {
    node: process.version,
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    at: new Date().toISOString(),
  };
  writeFileSync('bench-results.json', JSON.stringify({ machine, rows }, null, 2));
}

void main(process.argv.slice(2));
