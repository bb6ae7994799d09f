/// <reference types="node" />
import { write } from 'node:fs';

const writePart = (fd: number, bytes: Uint8Array): Promise<number> =>
  new Promise((resolve, reject) => {
    write(fd, bytes, (error, written) => (error ? reject(error) : resolve(written)));
  });

/**
 * Writes all bytes to an open file. A single call may write only a part, without an error, when the disk or
 * a limit of size leaves room for a part: the next call then says why.
 */
export const writeWhole = async (fd: number, bytes: Uint8Array): Promise<void> => {
  for (let at = 0; at < bytes.length; ) at += await writePart(fd, bytes.subarray(at));
};
