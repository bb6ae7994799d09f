import { cpus, totalmem } from 'node:os';
import type { Row } from './measure.ts';
import { table } from './table.ts';

/** Names the machine that the figures come from. */
export const machineName = (): string => {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 1e9);
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${gigabytes} GB, ${process.platform}, Node ${process.version}`;
};

/** Returns the text of `docs/performance.md`. */
export const performancePage = (rows: readonly Row[], machine: string): string => `# Performance

Written by \`npm run bench -- --write\`. The figures are ratios within one run, because only they mean something on
another machine; no test asserts them.

${table(rows)}

- **Figure** is the median of all rounds, **spread** their quartiles, both in processor time of the process: what other
  programs do meanwhile does not count.
- Both sides of a row do their work in turns: in one process, or, for the command, each as a process with its start.
- XState and RxJS are their production builds.
- A line is a message of a simulated shift of eight hours.
- Records are made when somebody reads them. An agent is measured whose records nobody has read yet, and one whose records are
  read one by one; with an observer of \`inspect\`, an XState actor takes the same events beside the agent.
- The page is measured in a real Chromium, with its own clock: 600 messages, 4 ms apart, in a fresh page for each round; the first
  200 are not counted.
- **Must** is the most that a figure may be, **goal** what it shall be one day.

Measured on ${machine}.
`;
