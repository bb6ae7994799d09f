import { once } from 'node:events';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { openSource } from '../../io/open-source.ts';
import type { FleetIo } from './fleet-io.ts';

/** The time within which an address has to answer, ms. */
const longestPost = 30_000;

const signals = ['SIGTERM', 'SIGINT'] as const;

/** The fleet's access to the real process. */
export const createFleetIo = (pageFolders: readonly URL[]): FleetIo => {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve());
    // Whoever reads the output has closed it, as `| head` does.
    process.stdout.on('error', () => resolve());
  });
  return {
    pageFolders,
    readFile: (path) => readFile(path),
    writeFile: async (path, text) => {
      const part = `${path}.${process.pid}.part`;
      await writeFile(part, text);
      await rename(part, path);
    },
    open: openSource,
    post: async (url, body, headers) => {
      const signal = AbortSignal.timeout(longestPost);
      const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'error', signal });
      await answer.body?.cancel();
      return answer.status;
    },
    writeLog: (event, facts) => {
      process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), event, ...facts })}\n`);
    },
    write: async (text) => {
      if (!process.stdout.write(text)) await Promise.race([once(process.stdout, 'drain'), stopped]);
    },
    stopped,
    usualName: () => `${hostname().replace(/[^\w-]/g, '-')}-${process.pid}`,
  };
};
