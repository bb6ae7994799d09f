import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { FleetIo } from './fleet-io.ts';

const signals = ['SIGTERM', 'SIGINT'] as const;

/** The fleet's access to the real process. */
export const createFleetIo = (pageFolders: readonly URL[]): FleetIo => ({
  pageFolders,
  readFile: (path) => readFile(path),
  writeLog: (event, facts) => {
    process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), event, ...facts })}\n`);
  },
  write: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  stopped: new Promise((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve());
  }),
  usualName: () => `${hostname().replace(/[^\w-]/g, '-')}-${process.pid}`,
});
