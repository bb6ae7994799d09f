import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive. */
export interface ZipEntry {
  /** With `/`, relative to the top of the archive. */
  readonly name: string;
  readonly data: Uint8Array;
}

/** 1 January 1980, the oldest day a zip file knows, so that the same files give the same archive. */
const DATE = 0x21;
const DEFLATE = 8;
const UTF8_NAMES = 0x800;
const VERSION = 20;

const header = (signature: number, shorts: readonly number[]): Buffer => {
  const buffer = Buffer.alloc(4 + shorts.length * 2);
  buffer.writeUInt32LE(signature, 0);
  shorts.forEach((short, index) => {
    buffer.writeUInt16LE(short, 4 + index * 2);
  });
  return buffer;
};

const halves = (value: number): readonly number[] => [value & 0xffff, value >>> 16];

/** Packs files into a zip archive. The same files give the same bytes. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data } of entries) {
    const packed = deflateRawSync(data, { level: 9 });
    const nameBytes = Buffer.from(name, 'utf8');
    const facts = [
      ...[VERSION, UTF8_NAMES, DEFLATE, 0, DATE],
      ...[crc32(data), packed.length, data.length].flatMap(halves),
      ...[nameBytes.length, 0],
    ];
    const file = Buffer.concat([header(0x04034b50, facts), nameBytes, packed]);
    files.push(file);
    const place = [0, 0, 0, 0, 0, ...halves(offset)];
    directory.push(header(0x02014b50, [VERSION, ...facts, ...place]), nameBytes);
    offset += file.length;
  }
  const index = Buffer.concat(directory);
  const count = entries.length;
  const end = header(0x06054b50, [0, 0, count, count, ...halves(index.length), ...halves(offset), 0]);
  return Buffer.concat([...files, index, end]);
}
