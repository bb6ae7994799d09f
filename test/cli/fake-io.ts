import { parseArgs } from 'node:util';
import { flags, readCommand } from '../../src/cli/command-line.ts';
import { runReplay } from '../../src/cli/commands/run-replay.ts';
import type { CommandIo } from '../../src/cli/io/command-io.ts';
import { isProblem } from '../../src/cli/io/problem.ts';

/** The result of a command that ran without a process. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly messages: readonly string[];
  readonly progress: readonly string[];
  readonly files: { readonly [name: string]: string };
}

/** The world of such a command. */
export interface FakeWorld {
  /** The contents of the files; `-` is standard input. */
  readonly files?: { readonly [name: string]: string | Uint8Array };
  readonly isTerminal?: boolean;
  readonly isColoured?: boolean;
  /** The number of bytes of a piece. */
  readonly piece?: number;
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Runs `ccbar-agent replay …` in a world of its own. */
export const replayCommand = async (typed: readonly string[], world: FakeWorld = {}): Promise<Ran> => {
  const { files = {}, isTerminal = false, isColoured = false, piece = 1 << 20 } = world;
  let out = '';
  let clock = Date.UTC(2026, 0, 2);
  const messages: string[] = [];
  const progress: string[] = [];
  const written: { [name: string]: string } = {};
  const io: CommandIo = {
    open: async (file) => {
      const held = files[file];
      if (held === undefined) return { problem: `Cannot read ${file}` };
      const bytes = typeof held === 'string' ? new TextEncoder().encode(held) : held;
      return { chunks: pieces(bytes, piece), size: bytes.length, position: () => bytes.length };
    },
    readText: async (file) => {
      const held = files[file];
      return typeof held === 'string' ? held : { problem: `Cannot read ${file}` };
    },
    sink: async (file) => ({
      write: async (text) => {
        if (file === null) out += text;
        else written[file] = (written[file] ?? '') + text;
      },
      finish: async () => {
        if (file !== null) written[file] ??= '';
      },
    }),
    writeMessage: (text) => messages.push(text),
    showProgress: (text) => progress.push(text),
    isTerminal: { out: isTerminal, error: isTerminal },
    isColoured,
    now: () => {
      clock += 1000;
      return clock;
    },
    isOutputClosed: () => false,
  };
  const { values, positionals } = parseArgs({
    args: ['replay', ...typed],
    options: flags,
    allowPositionals: true,
  });
  const command = readCommand(positionals, values);
  if (isProblem(command)) return { status: 2, out, messages: [command.problem], progress, files: written };
  if (command.name !== 'replay') throw new Error('not a replay');
  const status = await runReplay(command, io);
  if (!isProblem(status)) return { status, out, messages, progress, files: written };
  return { status: 2, out, messages: [status.problem], progress, files: written };
};
