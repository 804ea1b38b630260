import { build, type Built } from './built';
import { coldStartRow } from './cold-start';
import { environmentOf, forwardingRows } from './forwarding';
import { printRows, type Row } from './row';
import { synthRows } from './synth/rows';
import { wayBackEnvironments } from './way-back-environments';
import { wayBackRows } from './way-back-rows';

const LIMIT_KILOBYTES: Readonly<Record<string, number>> = { forward: 300, receive: 150, sync: 300 };

function sizeRow(built: Built, name: string, limit: number): Row {
  const size = built.zipKilobytes(name);
  return {
    what: `size, ${name}.zip`,
    measured: `${size.toFixed(1)} KB`,
    floor: '–',
    target: `≤ ${limit} KB`,
    met: size <= limit,
  };
}

async function main(): Promise<void> {
  const names = Object.keys(LIMIT_KILOBYTES);
  const floors = names.map((name) => `floor-${name}-clients`);
  const built = await build(names, ['floor-forward', ...floors]);
  const nowhere = 'http://127.0.0.1:9';
  const environments = {
    forward: environmentOf({ aws: nowhere, vendor: nowhere }),
    ...wayBackEnvironments(nowhere),
  };
  const rows = [
    ...(await forwardingRows(built)),
    await coldStartRow(built, 'forward', environments.forward),
    await coldStartRow(built, 'receive', environments.receive),
    await coldStartRow(built, 'sync', environments.sync),
    ...(await wayBackRows()),
    ...(await synthRows()),
    ...names.map((name) => sizeRow(built, name, LIMIT_KILOBYTES[name] ?? NaN)),
  ];
  printRows(rows);
}

void main();
