import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { failureText } from '../../io/failure-text.ts';
import { openSource } from '../../io/open-source.ts';
import { printableJson, printableLines } from '../../io/printable.ts';
import { problemError } from '../../io/problem.ts';
import { openStandardOutput } from '../../io/standard-output.ts';
import type { FleetIo } from './fleet-io.ts';

/** The time within which an address has to answer, ms. */
const longestPost = 30_000;

/** The time within which a reader of the output has to read on when the process is asked to end, ms. */
const longestWrite = 2000;

const signals = ['SIGTERM', 'SIGINT'] as const;

/** The fleet's access to the real process. */
export const createFleetIo = (pageFolders: readonly URL[]): FleetIo => {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve());
    // Whoever reads the output has closed it, as `| head` does.
    process.stdout.on('error', () => resolve());
  });
  const output = openStandardOutput();
  // A reader that does not read must not hold up the end.
  const late = new AbortController();
  void stopped.then(() => setTimeout(() => late.abort(), longestWrite).unref());
  const write = (text: string): Promise<boolean> =>
    new Promise((resolve, reject) => {
      const giveUp = () => resolve(false);
      late.signal.addEventListener('abort', giveUp);
      output
        .write(text)
        .then(() => resolve(!output.isClosed()), reject)
        .finally(() => late.signal.removeEventListener('abort', giveUp));
      if (late.signal.aborted) giveUp();
    });
  return {
    pageFolders,
    readFile: async (path) => {
      try {
        return await readFile(path);
      } catch (error) {
        throw problemError(`Cannot read ${path}: ${failureText(error)}.`);
      }
    },
    isThere: (path) =>
      stat(path).then(
        () => true,
        () => false,
      ),
    writeFile: async (path, text) => {
      const part = `${path}.${randomUUID()}.part`;
      try {
        await writeFile(part, text, { flag: 'wx' });
        await rename(part, path);
      } catch (error) {
        await rm(part, { force: true }).catch(() => {});
        throw problemError(`Cannot write ${path}: ${failureText(error)}.`);
      }
    },
    open: openSource,
    post: async (url, body, headers) => {
      const signal = AbortSignal.timeout(longestPost);
      const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'error', signal });
      await answer.body?.cancel();
      return answer.status;
    },
    writeLog: (event, facts) => {
      const line = JSON.stringify({ time: new Date().toISOString(), event, ...facts });
      process.stderr.write(`${printableJson(line)}\n`);
    },
    write: (text) => write(printableLines(text)),
    writeJson: (lines) => write(lines.map((line) => `${printableJson(line)}\n`).join('')),
    stopped,
    usualName: () => `${hostname().replace(/[^\w-]/g, '-')}-${process.pid}`,
  };
};
