import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inject } from 'vitest';

/** The command, as Node is given it: bundled once for the run, as it is published. */
export const cli: readonly string[] = [inject('command')];

/** The result of a process. */
export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly messages: string;
}

/** Runs the command in a process of its own, from the top of the repository. */
export const runCli = async (args: readonly string[], input: string | Uint8Array = ''): Promise<Ended> => {
  const child = spawn(process.execPath, [...cli, ...args], {
    env: { ...process.env, NO_COLOR: '', FORCE_COLOR: '0' },
  });
  const out: Buffer[] = [];
  const messages: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => out.push(piece));
  child.stderr.on('data', (piece: Buffer) => messages.push(piece));
  // A command that has seen enough does not read on.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, out: Buffer.concat(out).toString(), messages: Buffer.concat(messages).toString() };
};
