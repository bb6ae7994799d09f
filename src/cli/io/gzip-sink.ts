/// <reference types="node" />
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Sink } from './command-io.ts';

/** Returns a sink that packs its text. What fails behind it fails at the next call of either function. */
export const gzipSink = (
  writeBytes: (bytes: Uint8Array) => Promise<void>,
  finish: () => Promise<void>,
): Sink => {
  const gzip = createGzip();
  const target = new Writable({
    write: (bytes: Buffer, _encoding, done) => {
      writeBytes(bytes).then(() => done(), done);
    },
  });
  let failure: unknown = null;
  target.on('error', (error) => {
    failure = error;
    gzip.destroy();
  });
  gzip.pipe(target);
  const throwFailure = (): void => {
    if (failure !== null) throw failure;
  };
  return {
    write: async (text) => {
      throwFailure();
      // Called when the text is packed, or when the stream is destroyed.
      await new Promise<void>((resolve) => gzip.write(text, () => resolve()));
      throwFailure();
    },
    finish: async () => {
      gzip.end();
      await finished(target);
      await finish();
    },
  };
};
