/// <reference types="node" />
import { rmSync } from 'node:fs';
import type { CommandIo } from './command-io.ts';
import { fileSink } from './file-sink.ts';
import { openSource, readTextFile } from './open-source.ts';
import { printableLines, withoutControls } from './printable.ts';
import { openStandardOutput } from './standard-output.ts';

/** The world of a command that runs in this process. */
export interface ProcessIo {
  readonly io: CommandIo;
  /** Removes what is half written and ends the process. */
  readonly exit: (status: number) => never;
}

const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Connects a command to the streams, files and signals of this process. */
export const createProcessIo = (): ProcessIo => {
  const { env, stderr } = process;
  const output = openStandardOutput();
  const isOutTerminal = process.stdout.isTTY === true;
  /** The files that are half written now. */
  const unfinished = new Set<string>();
  let isProgressShown = false;

  // A message that cannot be written must not end the work that it is about.
  stderr.on('error', () => {});
  const showProgress = (text: string): void => {
    if (text === '' && !isProgressShown) return;
    const width = Math.max(20, (stderr.columns || 80) - 1);
    stderr.write(`\r\u001b[K${withoutControls(text).slice(0, width)}`);
    isProgressShown = text !== '';
  };
  const removeUnfinished = (): void => {
    for (const path of unfinished) rmSync(path, { force: true });
    unfinished.clear();
  };
  const exit = (status: number): never => {
    showProgress('');
    removeUnfinished();
    process.exit(status);
  };

  /**
   * Signals end the process at once, as they do by default, even while a call to the system is blocked.
   * They are handled only once there may be a half-written file to remove.
   */
  const guard = (): void => {
    if (process.listenerCount('SIGTERM') > 0) return;
    for (const [signal, status] of Object.entries(signals)) process.once(signal, () => exit(status));
  };

  const io: CommandIo = {
    open: openSource,
    readText: readTextFile,
    sink: async (file) =>
      file === null
        ? output
        : fileSink(file, {
            guard,
            add: (path) => unfinished.add(path),
            delete: (path) => unfinished.delete(path),
          }),
    writeMessage: (text) => {
      showProgress('');
      stderr.write(`ccbar-agent: ${printableLines(text)}\n`);
    },
    showProgress,
    isTerminal: { out: isOutTerminal, error: stderr.isTTY === true },
    isColoured:
      (env['NO_COLOR'] ?? '') === '' &&
      (!['0', 'false'].includes(env['FORCE_COLOR'] ?? '0') || (isOutTerminal && env['TERM'] !== 'dumb')),
    now: Date.now,
    isOutputClosed: output.isClosed,
  };
  return { io, exit };
};
