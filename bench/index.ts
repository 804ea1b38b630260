import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Built } from './built';
import { coldStartRow } from './cold-start';
import { environmentOf, forwardingRows } from './forwarding';
import { printRows, type Row } from './row';

const LIMIT_KILOBYTES: Readonly<Record<string, number>> = { forward: 300, receive: 150, sync: 300 };

const shipped = (name: string): boolean => existsSync(join(__dirname, '..', 'assets', `${name}.zip`));

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
  const names = Object.keys(LIMIT_KILOBYTES).filter(shipped);
  const built = await build(names, ['floor-forward', 'floor-clients']);
  const anywhere = environmentOf({ aws: 'http://127.0.0.1:9', vendor: 'http://127.0.0.1:9' });
  const rows = [
    ...(await forwardingRows(built)),
    await coldStartRow(built, 'forward', 'floor-clients', anywhere),
    ...names.map((name) => sizeRow(built, name, LIMIT_KILOBYTES[name] ?? NaN)),
  ];
  printRows(rows);
}

void main();
