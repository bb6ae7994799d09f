import { Subject, VirtualTimeScheduler } from 'rxjs';
import type { Agent } from '../../src/agent-api.ts';
import { createAgent } from '../../src/create-agent.ts';
import type { CallMode } from '../../src/protocol/encode.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { commandNames } from '../../src/requests/command-terms.ts';
import type { CommandFunction, Commands } from '../../src/requests/commands.ts';
import type { RequestResult } from '../../src/requests/pending-request.ts';
import { type Requests, type RequestsOptions, withRequests } from '../../src/requests/with-requests.ts';
import type { Command } from '../../src/rules/intent.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { type EventRow, framesOf, start } from '../agent/run-table.ts';

/** The behaviour of the function of a command. */
export interface Behaviour {
  /** Seconds until it answers; at once when left out, never when `Infinity`. */
  readonly after?: number;
  /** The answer; an `Error` is thrown, or is a rejection when it comes later. */
  readonly with?: unknown;
}

/** Something that a page does after so many seconds. */
export type Deed = readonly [seconds: number, deed: (agent: Agent & Requests) => unknown];

/** An agent with requests and what happens to it. Times are whole seconds after `start`. */
export interface Play extends Omit<RequestsOptions, 'commands'> {
  readonly sent?: readonly EventRow[];
  /** Requests: when, what, with what, and how the function behaves. */
  readonly asks?: readonly (readonly [
    seconds: number,
    command: Command,
    parameters?: object,
    behaviour?: Behaviour,
  ])[];
  readonly deeds?: readonly Deed[];
  readonly rules?: readonly Rule[];
  readonly until?: number;
  readonly callOut?: (number: string, mode: CallMode) => void;
  readonly commands?: Commands;
}

/** The result of the played requests. */
export interface Played {
  readonly agent: Agent & Requests;
  /** Every change in the life of a request: `4 rest accepted callEnd`. */
  readonly lives: readonly string[];
  /** The results of the promises, in the order in which they settled. */
  readonly results: readonly RequestResult[];
  /** The commands that were carried out, with their parameters. */
  readonly carriedOut: readonly (readonly [command: Command, parameters: unknown])[];
}

/** Promises that wait for promises take several turns. */
const turns = async () => {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
};

/** Plays, second by second, on virtual time. */
export const playRequests = async (play: Play): Promise<Played> => {
  const { sent = [], asks = [], deeds = [], rules = [], until = 60, callOut, ...options } = play;
  const clock = new VirtualTimeScheduler(undefined, start);
  clock.frame = start;
  const source = new Subject<Frame>();
  const carriedOut: (readonly [Command, unknown])[] = [];
  const behaviours = new Map<Command, Behaviour>();
  const behave: CommandFunction = (parameters, { request: { command } }) => {
    carriedOut.push([command, parameters]);
    const { after = 0, with: answer } = behaviours.get(command) ?? {};
    if (after === 0) {
      if (answer instanceof Error) throw answer;
      return answer as undefined;
    }
    return new Promise((resolve, reject) => {
      if (after === Number.POSITIVE_INFINITY) return;
      const give = () => (answer instanceof Error ? reject(answer) : resolve(answer as undefined));
      clock.schedule(give, after * 1000);
    });
  };
  const all = Object.fromEntries(commandNames.map((command) => [command, behave]));
  const agent = withRequests(
    createAgent({ source: Object.assign(source, callOut && { callOut }), clock, rules }),
    { commands: all, ...options },
  );

  const lives: string[] = [];
  const results: RequestResult[] = [];
  const now = () => (clock.frame - start) / 1000;
  const shown = new Map<number, string>();
  agent.pending$.subscribe((list) => {
    for (const { id, command, status, waitsFor } of list) {
      const life = [command, status, waitsFor].filter(Boolean).join(' ');
      if (shown.get(id) !== life) lives.push(`${now()} ${life}`);
      shown.set(id, life);
    }
  });
  for (const frame of framesOf(sent)) clock.schedule(() => source.next(frame), frame.at - start);
  for (const [seconds, command, parameters = {}, behaviour = {}] of asks) {
    clock.schedule(() => {
      behaviours.set(command, behaviour);
      agent.request(command, parameters as never).then((result) => results.push(result));
    }, seconds * 1000);
  }
  for (const [seconds, deed] of deeds) clock.schedule(() => void deed(agent), seconds * 1000);
  for (let second = 0; second <= until; second += 1) {
    clock.maxFrames = start + second * 1000;
    clock.flush();
    clock.frame = clock.maxFrames;
    await turns();
  }
  return { agent, lives, results, carriedOut };
};
