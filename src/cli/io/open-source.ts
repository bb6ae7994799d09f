/// <reference types="node" />
import { constants, createReadStream, openSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { ReadOptions, Source } from './command-io.ts';
import { failureText } from './failure-text.ts';
import { followFile } from './follow-file.ts';
import type { Problem } from './problem.ts';
import { wholeStart } from './whole-start.ts';

/** The number of bytes read and unpacked at once: small pieces take three times as long to unpack. */
const piece = 1 << 20;

/** The bytes of a stream, unpacked when they begin as gzip does. */
async function* unpacked(
  stream: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const pieces = wholeStart(stream)[Symbol.asyncIterator]();
  let next = await pieces.next();
  async function* all(): AsyncGenerator<Uint8Array> {
    for (; next.done !== true; next = await pieces.next()) {
      count(next.value.length);
      yield next.value;
    }
  }
  const isPacked = next.done !== true && next.value[0] === 0x1f && next.value[1] === 0x8b;
  const packed = isPacked ? Readable.from(all(), { objectMode: false }) : null;
  try {
    if (packed !== null) {
      const gunzip = createGunzip({ chunkSize: piece });
      packed.on('error', (error) => gunzip.destroy(error));
      yield* packed.pipe(gunzip) as AsyncIterable<Buffer>;
    } else yield* all();
  } catch (error) {
    throw new Error(failureText(error));
  } finally {
    // Whoever reads may have seen enough. A piece that is still waited for must not hold up the end.
    packed?.destroy();
    pieces.return().catch(() => {});
  }
}

/** A FIFO is opened without waiting for its writer: a blocked call could not be ended by a signal. */
const fifoStream = (file: string): AsyncIterable<Uint8Array> =>
  new Socket({
    fd: openSync(file, constants.O_RDONLY | constants.O_NONBLOCK),
    readable: true,
    writable: false,
  });

const streamOf = (
  file: string,
  isFifo: boolean,
  { isFollowed = false }: ReadOptions,
): AsyncIterable<Uint8Array> => {
  if (isFifo) return fifoStream(file);
  return isFollowed ? followFile(file) : createReadStream(file, { highWaterMark: piece });
};

/** Opens a file, a FIFO, or standard input for `-`; returns a problem when it cannot be read. */
export const openSource = async (file: string, options: ReadOptions = {}): Promise<Source | Problem> => {
  let read = 0;
  const position = () => read;
  const count = (bytes: number) => {
    read += bytes;
  };
  if (file === '-') return { chunks: unpacked(process.stdin, count), size: null, position };
  try {
    const facts = await stat(file);
    if (facts.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    const stream = streamOf(file, facts.isFIFO(), options);
    const isSized = facts.size > 0 && options.isFollowed !== true;
    return { chunks: unpacked(stream, count), size: isSized ? facts.size : null, position };
  } catch (error) {
    return {
      problem: `Cannot read ${file}: ${failureText(error)}. Name a recording, or - for standard input.`,
    };
  }
};

/** Reads a small text file; returns a problem when it cannot be read. */
export const readTextFile = async (file: string): Promise<string | Problem> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    return { problem: `Cannot read ${file}: ${failureText(error)}.` };
  }
};
