/// <reference types="node" />
import { watch } from 'node:fs';
import { open } from 'node:fs/promises';

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
 * was cut or replaced by a shorter one is read again from its start.
 */
export async function* followFile(file: string): AsyncGenerator<Uint8Array> {
  const handle = await open(file, 'r');
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  let position = 0;
  try {
    while (!stop.signal.aborted) {
      const { size } = await handle.stat();
      if (size < position) position = 0;
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(piece), 0, piece, position);
      if (bytesRead > 0) {
        position += bytesRead;
        yield buffer.subarray(0, bytesRead);
      } else await nextChange(file, stop.signal);
    }
  } finally {
    process.off('SIGINT', onInterrupt);
    await handle.close();
  }
}
