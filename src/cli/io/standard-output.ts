/// <reference types="node" />
import { fstatSync } from 'node:fs';
import type { Sink } from './command-io.ts';
import { codeOf, failureText } from './failure-text.ts';
import { problemError } from './problem.ts';
import { writeWhole } from './write-whole.ts';

/** Standard output, and whether its reader has closed it. */
export interface StandardOutput extends Sink {
  readonly isClosed: () => boolean;
}

const fd = 1;

const isPlainFile = (): boolean => {
  try {
    const facts = fstatSync(fd);
    return facts.isFile() || (facts.isCharacterDevice() && !process.stdout.isTTY);
  } catch {
    return false;
  }
};

const unwritable = (error: unknown) => problemError(`Cannot write the output: ${failureText(error)}.`);

/** Writes to the stream of a pipe or a terminal. A closed pipe is nobody's mistake: the rest is dropped. */
const streamOutput = (): StandardOutput => {
  const { stdout } = process;
  let isClosed = false;
  let failure: unknown = null;
  stdout.on('error', (error) => {
    isClosed = true;
    if (codeOf(error) !== 'EPIPE') failure = error;
  });
  const write = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      if (failure !== null) reject(unwritable(failure));
      else if (isClosed) resolve();
      else
        stdout.write(text, (error) =>
          error && codeOf(error) !== 'EPIPE' ? reject(unwritable(error)) : resolve(),
        );
    });
  return { write, finish: () => write(''), isClosed: () => isClosed };
};

/** Opens standard output. Files and devices are written directly: a stream would not notice a half write. */
export const openStandardOutput = (): StandardOutput => {
  if (!isPlainFile()) return streamOutput();
  const write = async (text: string): Promise<void> => {
    try {
      await writeWhole(fd, Buffer.from(text));
    } catch (error) {
      throw unwritable(error);
    }
  };
  return { write, finish: async () => {}, isClosed: () => false };
};
