// A zip of small files whose bytes depend on nothing but names and contents: no clock, no owner, no order of a disk.
// Format: PKWARE APPNOTE 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end).
import { crc32, deflateRawSync } from 'node:zlib';

const VERSION = 20;
const DEFLATED = 8;
const UTF8_NAMES = 0x0800;
// 1 January 1980, the earliest date a zip can hold.
const DATE = (1 << 5) | 1;
const UNIX = 3 << 8;
const READABLE_BY_ALL = (0o100644 << 16) >>> 0;

function header(signature, size, fields) {
  const bytes = Buffer.alloc(size);
  bytes.writeUInt32LE(signature, 0);
  for (const [offset, value, width] of fields) bytes.writeUIntLE(value, offset, width);
  return bytes;
}

function entry(name, content) {
  const data = deflateRawSync(content, { level: 9 });
  const path = Buffer.from(name);
  // The fields that both headers share, from "version needed" to "extra field length".
  const shared = (at) => [
    [at, VERSION, 2],
    [at + 2, UTF8_NAMES, 2],
    [at + 4, DEFLATED, 2],
    [at + 8, DATE, 2],
    [at + 10, crc32(content), 4],
    [at + 14, data.length, 4],
    [at + 18, content.length, 4],
    [at + 22, path.length, 2],
  ];
  return {
    local: Buffer.concat([header(0x04034b50, 30, shared(4)), path, data]),
    central: (offset) => {
      const fields = [[4, UNIX | VERSION, 2], ...shared(6), [38, READABLE_BY_ALL, 4], [42, offset, 4]];
      return Buffer.concat([header(0x02014b50, 46, fields), path]);
    },
  };
}

/** @param {Record<string, Buffer>} files content by path inside the zip */
export function zip(files) {
  const names = Object.keys(files).sort();
  const entries = names.map((name) => entry(name, files[name]));
  let offset = 0;
  const directory = Buffer.concat(
    entries.map(({ local, central }) => {
      const record = central(offset);
      offset += local.length;
      return record;
    }),
  );
  const end = header(0x06054b50, 22, [
    [8, names.length, 2],
    [10, names.length, 2],
    [12, directory.length, 4],
    [16, offset, 4],
  ]);
  return Buffer.concat([...entries.map(({ local }) => local), directory, end]);
}
