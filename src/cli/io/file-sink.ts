/// <reference types="node" />
import { randomUUID } from 'node:crypto';
import { closeSync, constants, fdatasyncSync, openSync, renameSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Sink } from './command-io.ts';
import { codeOf, failureText } from './failure-text.ts';
import { gzipSink } from './gzip-sink.ts';
import { problemError } from './problem.ts';
import { writeWhole } from './write-whole.ts';

/** A new file is never one that is there already, nor one behind a symbolic link that somebody planted. */
const onlyNew = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/** A device, a FIFO or a socket is written as it is: it has no half that could be taken for the whole. */
const isDirect = (file: string): boolean => {
  const facts = statSync(file, { throwIfNoEntry: false });
  if (facts?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  return facts !== undefined && (!facts.isFile() || /^\/(dev|proc)\//.test(resolve(file)));
};

/** The files that are half written now; whoever ends the process deletes them. */
export interface UnfinishedFiles {
  /** Called before a file is opened: from now on a signal deletes what was added. */
  readonly guard: () => void;
  readonly add: (path: string) => void;
  readonly delete: (path: string) => void;
}

interface Part {
  readonly fd: number;
  readonly path: string;
}

/** The file is made and remembered in one go, so that no signal can come between. */
const openPart = (file: string, unfinished: UnfinishedFiles): Part => {
  const openNew = (path: string): Part => {
    const fd = openSync(path, onlyNew);
    unfinished.add(path);
    return { fd, path };
  };
  unfinished.guard();
  try {
    return openNew(`${file}.part`);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' && codeOf(error) !== 'ELOOP') throw error;
    return openNew(`${file}.${randomUUID()}.part`);
  }
};

const unwritable = (file: string, error: unknown): Error => {
  const code = codeOf(error);
  const isFolderMissing = code === 'ENOENT' || code === 'ENOTDIR';
  return problemError(
    isFolderMissing
      ? `Cannot write ${file}: there is no such file or folder: ${dirname(file)}. Create the folder first.`
      : `Cannot write ${file}: ${failureText(error)}.`,
  );
};

/**
 * Opens a file for writing. It gets its name only when it is complete, so that nobody takes a half for the
 * whole; a name that ends in `.gz` is packed.
 */
export const fileSink = async (file: string, unfinished: UnfinishedFiles): Promise<Sink> => {
  const guarded = async <Result>(work: () => Result | Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw unwritable(file, error);
    }
  };
  if (await guarded(() => isDirect(file))) {
    const handle = await guarded(() => open(file, constants.O_WRONLY));
    return {
      write: (text) => guarded(() => writeWhole(handle.fd, Buffer.from(text))),
      finish: () => guarded(() => handle.close()),
    };
  }
  const { fd, path } = await guarded(() => openPart(file, unfinished));
  const complete = (): void => {
    // Some disks report only here that they are full.
    fdatasyncSync(fd);
    closeSync(fd);
    renameSync(path, file);
    unfinished.delete(path);
  };
  const writeBytes = (bytes: Uint8Array) => guarded(() => writeWhole(fd, bytes));
  const finish = () => guarded(complete);
  if (file.endsWith('.gz')) return gzipSink(writeBytes, finish);
  return { write: (text) => writeBytes(Buffer.from(text)), finish };
};
