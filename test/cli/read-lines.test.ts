import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followFile } from '../../src/cli/io/follow-file.ts';
import { openSource } from '../../src/cli/io/open-source.ts';
import { isProblem } from '../../src/cli/io/problem.ts';
import { readLines } from '../../src/cli/io/read-lines.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ccbar-agent-lines-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = '{"a":"é 张伟 🙂"}\n{"b":1}\r\nlast';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const linesOf = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => {
  let all = '';
  for await (const lines of readLines(chunks)) all += lines;
  return all.replace(/^\uFEFF/, '');
};

const bigEndian = (given: string): Buffer => Buffer.from(`\uFEFF${given}`, 'utf16le').swap16();

const written: readonly (readonly [what: string, bytes: Buffer])[] = [
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16, low byte first', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16, high byte first', bigEndian(text)],
];

describe.each(written)('%s', (_what, bytes) => {
  it.each([1, 2, 3, 1000])('is read in pieces of %i bytes', async (size) => {
    expect(await linesOf(inPieces(bytes, size))).toBe(text);
  });

  it.each([bytes, gzipSync(bytes)])('is read from a file, packed or not', async (stored) => {
    const file = join(folder, 'a.ndjson');
    writeFileSync(file, stored);
    const source = await openSource(file);
    if (isProblem(source)) throw new Error(source.problem);
    expect(await linesOf(source.chunks)).toBe(text);
  });
});

/** Returns the number of times that this process has a file open. */
const openedTimes = (file: string): number =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === file;
    } catch {
      // It was closed since.
      return false;
    }
  }).length;

describe.skipIf(process.platform !== 'linux')('a file of which only the start is read', () => {
  // Random bytes cannot be packed, so that the file is longer than what is read ahead.
  const long = randomBytes(3_000_000);

  it.each([long, gzipSync(long, { level: 1 })])('is closed, packed or not', async (stored) => {
    const file = join(realpathSync(folder), 'long');
    writeFileSync(file, stored);
    const source = await openSource(file);
    if (isProblem(source)) throw new Error(source.problem);
    for await (const _ of source.chunks) break;
    await expect.poll(() => openedTimes(file)).toBe(0);
  });
});

it.each([0, 1, 2])('a text of %i bytes is read', async (length) => {
  expect(await linesOf(inPieces(Buffer.from('xx').subarray(0, length), 1))).toBe('x'.repeat(length));
});

/** Reads what is followed as text: until it ends with a text, and all so far. */
const textOf = (followed: AsyncIterator<Uint8Array>) => {
  let all = '';
  return {
    readUntil: async (end: string) => {
      while (!all.endsWith(end)) all += Buffer.from((await followed.next()).value ?? []).toString();
    },
    all: () => all,
  };
};

describe('a file that is followed', () => {
  const changes: readonly (readonly [how: string, change: (file: string, next: string) => void])[] = [
    [
      'is cut and written anew',
      (file, next) => {
        truncateSync(file);
        appendFileSync(file, next);
      },
    ],
    [
      'is replaced by another, as when a log is rotated',
      (file, next) => {
        writeFileSync(`${file}.new`, next);
        renameSync(`${file}.new`, file);
      },
    ],
    [
      'is removed and made again',
      (file, next) => {
        unlinkSync(file);
        writeFileSync(file, next);
      },
    ],
  ];

  it.each(changes)('%s: what stood there unfinished ends, and the rest is read', async (_how, change) => {
    const file = join(folder, 'growing.ndjson');
    writeFileSync(file, 'one\ntwo\nhal');
    const followed = followFile(file);
    const { readUntil, all } = textOf(followed);
    await readUntil('hal');
    // Shorter than before, so that a file that was cut is seen to be, whenever it is looked at.
    change(file, 'three\n');
    await readUntil('three\n');
    appendFileSync(file, 'four\n');
    await readUntil('four\n');
    await followed.return(undefined);
    expect(all()).toBe('one\ntwo\nhal\nthree\nfour\n');
  });

  it.each([
    ['UTF-16, little-endian', (given: string) => Buffer.from(`\uFEFF${given}`, 'utf16le')],
    ['UTF-16, big-endian', bigEndian],
  ])('is replaced in %s: what stood there unfinished ends, and the rest is read', async (_name, encode) => {
    for (const [first, lines] of [
      ['one\n', 'one\nthree\n'],
      ['one\nhal', 'one\nhal\nthree\n'],
    ] as const) {
      const file = join(folder, 'growing.txt');
      writeFileSync(file, encode(first));
      const followed = followFile(file);
      const pieces: Uint8Array[] = [(await followed.next()).value ?? Buffer.of()];
      const end = encode('three\n');
      writeFileSync(`${file}.new`, end);
      renameSync(`${file}.new`, file);
      while (!Buffer.concat(pieces).subarray(-end.length).equals(end))
        pieces.push((await followed.next()).value ?? Buffer.of());
      await followed.return(undefined);
      const read = await linesOf(inPieces(Buffer.concat(pieces), 3));
      expect(read.replaceAll('\uFEFF', '')).toBe(lines);
    }
  });

  it('is replaced by what cannot be opened: the former is read on until there is a file again', async () => {
    const file = join(folder, 'growing.ndjson');
    writeFileSync(file, 'one\n');
    const followed = followFile(file);
    const { readUntil, all } = textOf(followed);
    await readUntil('one\n');
    renameSync(file, `${file}.1`);
    const socket = createServer().listen(file);
    await once(socket, 'listening');
    const more = readUntil('two\n');
    appendFileSync(`${file}.1`, 'two\n');
    await more;
    socket.close();
    writeFileSync(`${file}.new`, 'three\n');
    renameSync(`${file}.new`, file);
    await readUntil('three\n');
    await followed.return(undefined);
    expect(all()).toBe('one\ntwo\nthree\n');
  });
});
