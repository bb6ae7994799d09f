#!/usr/bin/env node
/// <reference types="node" />
// The only file that knows a process exists: the rest of the command is told about the world by a CommandIo.
import { once } from 'node:events';
import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { readFile, rename, stat } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { createGunzip, createGzip } from 'node:zlib';
import { CcbarError } from '../errors.ts';
import { libraryVersion } from '../library-version.ts';
import { fleetFrames } from '../simulator/fleet.ts';
import { scenarioNames } from '../simulator/scenarios.ts';
import { type CommandIo, isTrouble, type Sink, type Source, type Trouble } from './command-io.ts';
import { flags, readCommand } from './command-line.ts';
import { helpText } from './help.ts';
import { runReplay } from './run-replay.ts';
import { runSimulate } from './run-simulate.ts';

const { argv, env, stdin, stdout, stderr } = process;

/** Read and unpacked at once, bytes: small pieces take three times as long to unpack. */
const piece = 1 << 20;

/** Nobody reads on. */
let isStopped = false;
/** Files that are only half written. */
const unfinished = new Set<string>();
let isProgressShown = false;

const reasons: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be opened by you',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
};

const reasonOf = (error: unknown): string => {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  if (code.startsWith('Z_')) return 'the packed data is damaged or ends early';
  return reasons[code] ?? message;
};

/** The bytes of a stream, unpacked when they begin as gzip does. */
async function* unpacked(stream: Readable, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const pieces = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  let next = await pieces.next();
  async function* all(): AsyncGenerator<Buffer> {
    for (; next.done !== true; next = await pieces.next()) {
      count(next.value.length);
      yield next.value;
    }
  }
  const isPacked = next.done !== true && next.value[0] === 0x1f && next.value[1] === 0x8b;
  try {
    if (isPacked) {
      const packed = Readable.from(all(), { objectMode: false });
      const gunzip = createGunzip({ chunkSize: piece });
      packed.on('error', (error) => gunzip.destroy(error));
      yield* packed.pipe(gunzip) as AsyncIterable<Buffer>;
    } else yield* all();
  } catch (error) {
    throw new Error(reasonOf(error));
  }
}

const open = async (file: string): Promise<Source | Trouble> => {
  let read = 0;
  const position = () => read;
  const count = (bytes: number) => {
    read += bytes;
  };
  if (file === '-') return { chunks: unpacked(stdin, count), size: null, position };
  try {
    const facts = await stat(file);
    if (facts.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    const chunks = unpacked(createReadStream(file, { highWaterMark: piece }), count);
    return { chunks, size: facts.size > 0 ? facts.size : null, position };
  } catch (error) {
    return { trouble: `Cannot read ${file}: ${reasonOf(error)}. Name a recording, or - for standard input.` };
  }
};

const readText = async (file: string): Promise<string | Trouble> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    return { trouble: `Cannot read ${file}: ${reasonOf(error)}.` };
  }
};

/** Resolves when there is room again, or nobody to make any. */
const writeTo = (stream: Writable, text: string): Promise<void> =>
  new Promise((resolve) => {
    if (isStopped || stream.destroyed || stream.write(text)) {
      resolve();
      return;
    }
    const goOn = () => {
      stream.off('drain', goOn).off('close', goOn).off('error', goOn);
      resolve();
    };
    stream.on('drain', goOn).on('close', goOn).on('error', goOn);
  });

/** A file gets its name only when it is complete, so that nobody takes half of it for the whole. */
const fileSink = async (file: string): Promise<Sink> => {
  const part = `${file}.part`;
  const target = createWriteStream(part);
  unfinished.add(part);
  await once(target, 'open');
  const packed = file.endsWith('.gz') ? createGzip() : null;
  packed?.pipe(target);
  return {
    write: (text) => writeTo(packed ?? target, text),
    finish: async () => {
      (packed ?? target).end();
      await once(target, 'close');
      await rename(part, file);
      unfinished.delete(part);
    },
  };
};

const outSink: Sink = {
  write: (text) => writeTo(stdout, text),
  finish: async () => {},
};

const progress = (text: string): void => {
  if (text === '' && !isProgressShown) return;
  stderr.write(`\r\u001b[K${text.slice(0, Math.max(20, (stderr.columns || 80) - 1))}`);
  isProgressShown = text !== '';
};

const io: CommandIo = {
  open,
  readText,
  sink: async (file) => (file === null ? outSink : fileSink(file)),
  say: (text) => {
    progress('');
    stderr.write(`ccbar-agent: ${text}\n`);
  },
  progress,
  isTerminal: { out: stdout.isTTY === true, error: stderr.isTTY === true },
  isColoured:
    (env['NO_COLOR'] ?? '') === '' &&
    ((env['FORCE_COLOR'] ?? '0') !== '0' || (stdout.isTTY === true && env['TERM'] !== 'dumb')),
  now: Date.now,
  isStopped: () => isStopped,
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({ args: argv.slice(2), options: flags, allowPositionals: true });
  const command = readCommand(positionals, values);
  if (isTrouble(command)) {
    io.say(command.trouble);
    return 2;
  }
  switch (command.name) {
    case 'help':
      await outSink.write(helpText(command.about, scenarioNames));
      return 0;
    case 'version':
      await outSink.write(`${libraryVersion}\n`);
      return 0;
    case 'simulate': {
      const { scenarios, agents, hours, seed, faults, startAt } = command;
      const frames = fleetFrames({
        ...{ scenarios, agents, seed, faults },
        ...(hours !== undefined && { hours }),
        ...(startAt !== undefined && { startAt }),
      });
      return runSimulate(command, frames, io);
    }
    case 'replay': {
      const status = await runReplay(command, io);
      if (!isTrouble(status)) return status;
      io.say(status.trouble);
      return 2;
    }
  }
};

const leave = (status: number): never => {
  progress('');
  for (const part of unfinished) rmSync(part, { force: true });
  process.exit(status);
};

// `… | head` has seen enough: that is nobody's mistake.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  isStopped = true;
  if (error.code !== 'EPIPE') {
    io.say(reasonOf(error));
    leave(2);
  }
});
process.on('SIGINT', () => leave(130));
process.on('SIGTERM', () => leave(143));

main().then(
  (status) => stdout.write('', () => leave(status)),
  (error: unknown) => {
    const { code = '' } = error as { code?: string };
    if (error instanceof CcbarError) io.say(error.message);
    else if (code.startsWith('ERR_PARSE_ARGS'))
      io.say(`${reasonOf(error).split('. ')[0]?.replace(/\.$/, '')}. Try: ccbar-agent --help.`);
    else if (code in reasons) io.say(`${reasonOf(error)}: ${(error as { path?: string }).path ?? ''}`);
    else io.say(`this should not have happened: ${error instanceof Error ? error.stack : String(error)}`);
    leave(2);
  },
);
