import {
  closeSync,
  existsSync,
  fdatasyncSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import type { Journal } from '../../../fleet/memory-log.ts';
import type { Problem } from '../../io/problem.ts';

/** A journal on a file, and how it is closed. */
export interface FileJournal extends Journal {
  readonly close: () => void;
}

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

/**
 * Opens the journal of an in-process log on a file, which is made when it is not there. A line that was cut
 * off when a process ended is removed. One process at a time may use it.
 */
export const openFileJournal = (path: string): FileJournal | Problem => {
  const lockPath = `${path}.lock`;
  const holder = lock(lockPath);
  if (holder !== null) return { problem: `${path} is in use by process ${holder}.` };
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const end = text.lastIndexOf('\n') + 1;
  if (end < text.length) truncateSync(path, Buffer.byteLength(text.slice(0, end)));
  const file = openSync(path, 'a');
  return {
    lines: text.slice(0, end).split('\n').slice(0, -1),
    append: (line) => void writeSync(file, `${line}\n`),
    close: () => {
      fdatasyncSync(file);
      closeSync(file);
      rmSync(lockPath, { force: true });
    },
  };
};
