import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import type { Journal } from '../../../fleet/memory-log.ts';
import { failureText } from '../../io/failure-text.ts';
import { type Problem, problemError } from '../../io/problem.ts';

/** A journal on a file, and how it is closed. */
export interface FileJournal extends Journal {
  /** Removes a line that was cut off when a process ended: once it is certain that the file is a log. */
  readonly removeCut: () => void;
  readonly close: () => void;
}

/** The beginnings of a line of a log. */
const beginnings = ['{"input":{', '{"output":{', '{"checkpoint":{'];

/** Returns whether a text is the beginning of a line of a log. */
const isBeginning = (text: string): boolean =>
  beginnings.some((one) => text.startsWith(one) || one.startsWith(text));

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Writes the number of this process into the lock; returns the process that holds it instead. */
const lock = (path: string): number | null => {
  if (existsSync(path)) {
    const holder = Number(readFileSync(path, 'utf8'));
    if (Number.isInteger(holder) && holder > 0 && holder !== process.pid && isAlive(holder)) return holder;
    rmSync(path, { force: true });
  }
  const file = openSync(path, 'wx');
  writeSync(file, String(process.pid));
  closeSync(file);
  return null;
};

/** Writes a line whole, or not at all: a part of it would make the line after it unreadable. */
const appendLine = (file: number, line: string, size: number): number => {
  const bytes = Buffer.from(`${line}\n`);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  } catch (error) {
    ftruncateSync(file, size);
    throw problemError(`Cannot write the log: ${failureText(error)}.`);
  }
  return size + bytes.length;
};

/**
 * Opens the journal of an in-process log on a file, which is made when it is not there. A line that was cut
 * off when a process ended is not read. One process at a time may use it.
 */
export const openFileJournal = (path: string): FileJournal | Problem => {
  const lockPath = `${path}.lock`;
  let isLocked = false;
  try {
    const holder = lock(lockPath);
    if (holder !== null) return { problem: `${path} is in use by process ${holder}.` };
    isLocked = true;
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    const file = openSync(path, 'a');
    let size = bytes.lastIndexOf(10) + 1;
    const lines = bytes.toString('utf8', 0, size).split('\n').slice(0, -1);
    const cut = bytes.toString('utf8', size);
    return {
      // Without a whole line nothing else shows that the file is a log: it may be a text of somebody, which stays.
      lines: size > 0 || isBeginning(cut) ? lines : [cut],
      removeCut: () => {
        if (size < bytes.length) ftruncateSync(file, size);
      },
      append: (line) => {
        size = appendLine(file, line, size);
      },
      close: () => {
        fdatasyncSync(file);
        closeSync(file);
        rmSync(lockPath, { force: true });
      },
    };
  } catch (error) {
    if (isLocked) rmSync(lockPath, { force: true });
    return { problem: `Cannot open the log ${path}: ${failureText(error)}.` };
  }
};
