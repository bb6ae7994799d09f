/// <reference types="node" />
import { watch } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { lineEndOf } from './read-lines.ts';

/** The number of bytes read at once. */
const piece = 1 << 20;
/** File systems that report no changes are asked again after this time, ms. */
const pollInterval = 500;

/** Resolves at the next change of a file, after the poll interval, or when the signal says to stop. */
const nextChange = (file: string, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, pollInterval);
    signal.addEventListener('abort', done);
    let watcher: ReturnType<typeof watch> | null = null;
    try {
      watcher = watch(file, done);
      watcher.on('error', () => {});
    } catch {
      // The file may just have been replaced: the timer asks again.
    }
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      watcher?.close();
      resolve();
    }
  });

/**
 * The bytes of a file and of everything that is appended to it, until the person presses Ctrl-C. A file that
 * was cut is read again from its start, and so is another file that takes its name, as when a log is rotated: first the
 * rest of the former is read. The line that stood there unfinished ends.
 */
export async function* followFile(file: string): AsyncGenerator<Uint8Array> {
  let handle = await open(file, 'r');
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  let lineEnd = lineEndOf(Buffer.of());
  let isInLine = false;
  let position = 0;
  try {
    while (!stop.signal.aborted) {
      // The name is looked up before the open file is read, so that nothing written to that before it was replaced is missed.
      const named = await stat(file).catch(() => null);
      const { size, ino, dev } = await handle.stat();
      const { bytesRead, buffer } =
        size < position
          ? { bytesRead: 0, buffer: null }
          : await handle.read(Buffer.allocUnsafe(piece), 0, piece, position);
      if (buffer !== null && bytesRead > 0) {
        const bytes = buffer.subarray(0, bytesRead);
        if (position === 0) lineEnd = lineEndOf(bytes);
        position += bytesRead;
        isInLine = !bytes.subarray(-lineEnd.length).equals(lineEnd);
        yield bytes;
        continue;
      }
      const isAnother = named !== null && (named.ino !== ino || named.dev !== dev);
      const next = isAnother ? await open(file, 'r').catch(() => null) : null;
      if (next !== null || size < position) {
        if (next !== null) {
          await handle.close();
          handle = next;
        }
        position = 0;
        if (isInLine) yield lineEnd;
        isInLine = false;
      } else await nextChange(file, stop.signal);
    }
  } finally {
    process.off('SIGINT', onInterrupt);
    await handle.close();
  }
}
