/// <reference types="node" />
import { watch } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';

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

/** Returns whether a name leads to another file than the one that is open; not while it leads to none. */
const isReplaced = async (file: string, handle: FileHandle): Promise<boolean> => {
  const [now, then] = [await stat(file).catch(() => null), await handle.stat()];
  return now !== null && (now.ino !== then.ino || now.dev !== then.dev);
};

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
  const lineEnd = 10;
  let last = lineEnd;
  let position = 0;
  try {
    while (!stop.signal.aborted) {
      const { size } = await handle.stat();
      const { bytesRead, buffer } =
        size < position
          ? { bytesRead: 0, buffer: null }
          : await handle.read(Buffer.allocUnsafe(piece), 0, piece, position);
      if (buffer !== null && bytesRead > 0) {
        position += bytesRead;
        last = buffer[bytesRead - 1] ?? lineEnd;
        yield buffer.subarray(0, bytesRead);
        continue;
      }
      const isAnother = await isReplaced(file, handle);
      if (isAnother || size < position) {
        if (isAnother) {
          const next = await open(file, 'r').catch(() => null);
          if (next === null) continue;
          await handle.close();
          handle = next;
        }
        position = 0;
        if (last !== lineEnd) yield Buffer.of(lineEnd);
        last = lineEnd;
      } else await nextChange(file, stop.signal);
    }
  } finally {
    process.off('SIGINT', onInterrupt);
    await handle.close();
  }
}
