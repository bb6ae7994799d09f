#!/usr/bin/env node
/// <reference types="node" />
import { parseArgs } from 'node:util';
import { errorText } from '../error-text.ts';
import { CcbarError } from '../errors.ts';
import { libraryVersion } from '../library-version.ts';
import { fleetFrames } from '../simulator/fleet.ts';
import { scenarioNames } from '../simulator/scenarios.ts';
import { flags, readCommand } from './command-line.ts';
import { runReplay } from './commands/run-replay.ts';
import { runSimulate } from './commands/run-simulate.ts';
import { helpText } from './help.ts';
import type { CommandIo } from './io/command-io.ts';
import { codeOf, failureText } from './io/failure-text.ts';
import { isProblem, type Problem } from './io/problem.ts';
import { createProcessIo } from './io/process-io.ts';

const printText = async (text: string, io: CommandIo): Promise<number> => {
  const sink = await io.sink(null);
  await sink.write(text);
  await sink.finish();
  return 0;
};

const statusOf = (result: number | Problem, io: CommandIo): number => {
  if (!isProblem(result)) return result;
  io.writeMessage(result.problem);
  return 2;
};

const runFleetCommand = async (args: readonly string[], io: CommandIo): Promise<number> => {
  // Loaded only here: the other commands start faster without it.
  const { runFleet } = await import('./commands/fleet/run-fleet.ts');
  const folders = ['../../', '../../dist/'].map((path) => new URL(path, import.meta.url));
  return statusOf(await runFleet(args, folders), io);
};

const run = async (args: string[], io: CommandIo): Promise<number> => {
  if (args[0] === 'fleet') return runFleetCommand(args.slice(1), io);
  const { values, positionals } = parseArgs({ args, options: flags, allowPositionals: true });
  const command = readCommand(positionals, values);
  if (isProblem(command)) return statusOf(command, io);
  switch (command.name) {
    case 'help':
      return printText(helpText(command.about, scenarioNames), io);
    case 'version':
      return printText(`${libraryVersion}\n`, io);
    case 'simulate': {
      const { scenarios, agents, hours, seed, faults, startAt } = command;
      const frames = fleetFrames({
        ...{ scenarios, agents, seed, faults },
        ...(hours !== undefined && { hours }),
        ...(startAt !== undefined && { startAt }),
      });
      return runSimulate(command, frames, io);
    }
    case 'replay':
      return statusOf(await runReplay(command, io), io);
    case 'inspect': {
      const { runInspect } = await import('./commands/run-inspect.ts');
      // Beside the built command, or built beside its sources.
      const folders = ['../../inspect/', '../../dist/inspect/'].map((path) => new URL(path, import.meta.url));
      return statusOf(await runInspect(command, io, folders), io);
    }
  }
};

/** Returns the message about an error that ended a command. */
const failureMessage = (error: unknown): string => {
  if (isProblem(error)) return error.problem;
  if (error instanceof CcbarError) return error.message;
  if (codeOf(error).startsWith('ERR_PARSE_ARGS'))
    return `${failureText(error).split('. ')[0]?.replace(/\.$/, '')}. Try: ccbar-agent --help.`;
  const missing = /^Cannot find package '([^']+)'/.exec(failureText(error))?.[1];
  if (missing !== undefined)
    return `This command needs ${missing}, which is not installed. See the help of the command.`;
  return `This should not have happened: ${error instanceof Error ? error.stack : errorText(error)}`;
};

const { io, exit } = createProcessIo();
const fail = (error: unknown): never => {
  io.writeMessage(failureMessage(error));
  return exit(2);
};

// Only a command that ran to its end may exit with 0 or 1, whatever else ends the process.
process.exitCode = 2;
process.on('uncaughtException', fail);
process.on('beforeExit', () => fail({ problem: 'The command stopped before it was finished.' }));

run(process.argv.slice(2), io).then(exit, fail);
