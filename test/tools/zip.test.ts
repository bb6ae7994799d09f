import { inflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { zip } from '../../tools/zip.ts';

const files = [
  { name: 'manifest.json', data: Buffer.from('{ "manifest_version": 3 }') },
  { name: 'folder/empty.txt', data: Buffer.alloc(0) },
];

it('writes archives whose directory leads to each file', () => {
  const archive = zip(files);
  const end = archive.length - 22;
  expect(archive.readUInt32LE(end)).toBe(0x06054b50);
  expect(archive.readUInt16LE(end + 10)).toBe(files.length);
  let entry = archive.readUInt32LE(end + 16);
  for (const { name, data } of files) {
    expect(archive.readUInt32LE(entry)).toBe(0x02014b50);
    const nameLength = archive.readUInt16LE(entry + 28);
    expect(archive.toString('utf8', entry + 46, entry + 46 + nameLength)).toBe(name);
    const start = archive.readUInt32LE(entry + 42) + 30 + nameLength;
    const packed = archive.subarray(start, start + archive.readUInt32LE(entry + 20));
    expect(inflateRawSync(packed)).toEqual(data);
    entry += 46 + nameLength;
  }
});

it('gives the same bytes for the same files', () => {
  expect(zip(files)).toEqual(zip(files));
});
