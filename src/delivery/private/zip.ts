import { deflateRawSync } from 'node:zlib';

// Format: PKWARE APPNOTE 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end).
const VERSION = 20;
const DEFLATED = 8;
const UTF8_NAMES = 0x0800;
/** 1 January 1980, the earliest date a zip can hold. */
const DATE = (1 << 5) | 1;
const UNIX = 3 << 8;
const READABLE_BY_ALL = (0o100644 << 16) >>> 0;

type Field = readonly [offset: number, value: number, width: number];

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** Node.js has it as `zlib.crc32` only from 20.15 on. */
function crc32(content: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of content) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

function header(signature: number, size: number, fields: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUInt32LE(signature, 0);
  for (const [offset, value, width] of fields) bytes.writeUIntLE(value, offset, width);
  return bytes;
}

interface Entry {
  readonly local: Buffer;
  readonly central: (offset: number) => Buffer;
}

function entryOf(name: string, content: Buffer): Entry {
  const data = deflateRawSync(content, { level: 9 });
  const path = Buffer.from(name);
  const checksum = crc32(content);
  // The fields that both headers share, from "version needed" to "extra field length".
  const shared = (at: number): Field[] => [
    [at, VERSION, 2],
    [at + 2, UTF8_NAMES, 2],
    [at + 4, DEFLATED, 2],
    [at + 8, DATE, 2],
    [at + 10, checksum, 4],
    [at + 14, data.length, 4],
    [at + 18, content.length, 4],
    [at + 22, path.length, 2],
  ];
  return {
    local: Buffer.concat([header(0x04034b50, 30, shared(4)), path, data]),
    central: (offset) => {
      const fields: Field[] = [
        [4, UNIX | VERSION, 2],
        ...shared(6),
        [38, READABLE_BY_ALL, 4],
        [42, offset, 4],
      ];
      return Buffer.concat([header(0x02014b50, 46, fields), path]);
    },
  };
}

/** A zip whose bytes depend on nothing but names and contents: no clock, no owner, no order of a disk. */
export function zip(files: Readonly<Record<string, Buffer>>): Buffer {
  const entries = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => entryOf(name, content));
  let offset = 0;
  const directory = Buffer.concat(
    entries.map(({ local, central }) => {
      const record = central(offset);
      offset += local.length;
      return record;
    }),
  );
  const end = header(0x06054b50, 22, [
    [8, entries.length, 2],
    [10, entries.length, 2],
    [12, directory.length, 4],
    [16, offset, 4],
  ]);
  return Buffer.concat([...entries.map(({ local }) => local), directory, end]);
}
