import { BehaviorSubject, NEVER, type Observable, Subject, Subscription } from 'rxjs';
import { createAlarm } from '../alarm.ts';
import type { Command, CommandParameters } from '../rules/intent.ts';
import type { Rule } from '../rules/rule.ts';
import { type AgentInternals, internalsOf } from './agent-internals.ts';
import { readParameters, unreadable } from './check-parameters.ts';
import { failedAnswer, type KnownAnswer, readAnswer } from './command-answer.ts';
import type { CommandFunction, Commands } from './commands.ts';
import { objectionsOf } from './objections-of.ts';
import { isOver, type PendingRequest, type RequestResult } from './pending-request.ts';
import { permissions } from './permissions.ts';
import { closedPermission, permit } from './permit.ts';
import type { Permission } from './reason.ts';
import {
  answerRequest,
  clearBook,
  closeBook,
  emptyBook,
  expireRequests,
  isMuted,
  nextExpiry,
  openRequest,
  type RequestBook,
  type RequestWaits,
  refuseRequest,
  stepRequests,
  usualWaits,
} from './request-book.ts';
import type { Requestable } from './requestable.ts';

/** The options of `withRequests`. */
export interface RequestsOptions {
  /**
   * The functions that carry commands out. `callOut` is there by itself when the source is a connection bar.
   */
  readonly commands?: Commands;
  /** The waits after which a request expires, s. */
  readonly waits?: Partial<RequestWaits>;
  /** Emits when something that rules ask the application about has changed, so that `can$` asks again. */
  readonly recheck$?: Observable<unknown>;
}

/** The parameters of a command, which may be left out when all of them may. */
export type CommandArguments<Name extends Command> =
  Record<never, never> extends CommandParameters[Name]
    ? [parameters?: CommandParameters[Name]]
    : [parameters: CommandParameters[Name]];

/** The members that `withRequests` adds to an agent. */
export interface Requests {
  /**
   * Asks for something: checks parameters, state and enforced rules, and only then calls the function that
   * carries it out. Never throws and never rejects.
   *
   * @returns what became of it, when it is over: a rest asked for during a call is over only after the call.
   */
  readonly request: <Name extends Command>(
    command: Name,
    ...parameters: CommandArguments<Name>
  ) => Promise<RequestResult<Name>>;
  /**
   * Returns whether a command could be requested now, and if not, every reason why; without parameters,
   * whether it could be requested at all.
   */
  readonly can: <Name extends Command>(command: Name, parameters?: CommandParameters[Name]) => Permission;
  /** The same, at once and whenever the answer changes. */
  readonly can$: <Name extends Command>(
    command: Name,
    parameters?: CommandParameters[Name],
  ) => Observable<Permission>;
  /**
   * The requests under way, at once and on every change. One that is over is in the list once more, with its
   * end.
   */
  readonly pending$: Observable<readonly PendingRequest[]>;
}

const requestsIn = ({ entries }: RequestBook): readonly PendingRequest[] =>
  entries.map(({ request }) => Object.freeze(request));

const isPromise = <Answer>(answer: Answer | PromiseLike<Answer>): answer is PromiseLike<Answer> =>
  typeof answer === 'object' && answer !== null && 'then' in answer;

/** The requests that an agent has already, by its internals. */
const layers = new WeakMap<AgentInternals, Requests & Pick<Requestable, 'setRules'>>();

/**
 * Gives an agent requests: the one way in which a page asks the platform for something. The bar itself takes
 * only `callOut`; for every other command the application gives a function that carries it out.
 *
 * @returns the same agent, with `request`, `can`, `can$` and `pending$`. An agent that has requests already, as after
 * a hot reload, has them with the options of the first time, so that no remedy is carried out twice.
 * @throws `CcbarError` `bad-option` when the agent was not made by `createAgent`.
 *
 * @example
 * ```ts
 * import { connectionBar, createAgent, withRequests, wrapUpLimit } from 'ccbar-agent';
 *
 * const agent = withRequests(
 *   createAgent({
 *     source: connectionBar({ iframe: 'ccbarclient', origin: 'https://aicc.example.com' }),
 *     rules: [wrapUpLimit({ seconds: 120, mode: 'enforce' })],
 *   }),
 *   {
 *     commands: {
 *       rest: async (parameters) => {
 *         const response = await fetch('/agent/rest', { method: 'POST', body: JSON.stringify(parameters) });
 *         return response.json();
 *       },
 *     },
 *   },
 * );
 *
 * const { status, message } = await agent.request('rest', { seconds: 600, cause: 3 });
 * console.log(status, message);
 * ```
 */
export const withRequests = <Base extends Requestable>(
  agent: Base,
  { commands = {}, waits: given, recheck$ = NEVER }: RequestsOptions = {},
): Base & Requests => {
  const internals = internalsOf(agent);
  const known = layers.get(internals);
  if (known !== undefined) return Object.assign(agent, known);
  const { source, clock, ruleFailed } = internals;
  const waits = { ...usualWaits, ...given };
  const { callOut } = source;
  const able: Commands = {
    ...(callOut && { callOut: ({ number, mode = 'audio' }) => callOut(number, mode) }),
    ...commands,
  };
  const functionOf = (command: Command): CommandFunction | undefined =>
    typeof command === 'string' && Object.hasOwn(able, command)
      ? (able[command] as CommandFunction | undefined)
      : undefined;

  const lists = new BehaviorSubject<readonly PendingRequest[]>([]);
  const changes = new Subject<void>();
  const waiting = new Map<number, (result: RequestResult) => void>();
  const life = new Subscription();
  const alarm = createAlarm(clock);
  let book = emptyBook;
  let heardUntil = Number.NEGATIVE_INFINITY;
  let count = 0;

  const update = (next: RequestBook) => {
    if (next === book) return;
    // A request that is over is shown once, also when a handler makes the next request because of it.
    book = clearBook(next);
    const all = requestsIn(next);
    lists.next(all);
    const over = all.filter(isOver);
    if (over.length > 0) lists.next(requestsIn(book));
    for (const result of over) {
      waiting.get(result.id)?.(result);
      waiting.delete(result.id);
    }
    changes.next();
    setAlarm();
  };
  const setAlarm = () => {
    // A deadline that falls between two ms must not ring before it.
    const wait = Math.max(nextExpiry(book) - agent.now(), 1);
    alarm.set(wait, () => {
      const next = expireRequests(book, agent.now());
      if (next === book) setAlarm();
      else update(next);
    });
  };
  life.add(alarm.clear);

  /** Asks about parameters that were read, or about none: `null`. */
  const ask = (command: Command, parameters: CommandParameters[Command] | null): Permission => {
    if (life.closed) return closedPermission;
    const { link, ...situation } = agent.view();
    const intent = { command, parameters, situation, at: agent.now() };
    return permit({
      command,
      parameters,
      isSupported: functionOf(command) !== undefined,
      situation,
      link,
      pending: requestsIn(book),
      isMuted: isMuted(book, situation),
      objections: objectionsOf(agent.rules(), intent, ruleFailed),
    });
  };

  const askWith = (command: Command, given: object | undefined): Permission => {
    if (given === undefined || given === null) return ask(command, null);
    const parameters = readParameters(command, given);
    return parameters === null ? { ok: false, reasons: [unreadable] } : ask(command, parameters);
  };

  const carryOut = (carrier: CommandFunction, request: PendingRequest) => {
    const situation = agent.view();
    const answer = (known: KnownAnswer) => {
      const now = { situation: agent.view(), at: agent.now(), waits };
      update(answerRequest(book, request.id, known, now));
    };
    update(openRequest(book, request, { situation, heardUntil, waits }));
    try {
      // Copies: what the function does to them is its own.
      const parameters = { ...request.parameters };
      const returned = carrier(parameters, { request: { ...request, parameters }, situation });
      if (!isPromise(returned)) answer(readAnswer(returned));
      else
        returned.then(
          (later) => answer(readAnswer(later)),
          (error) => answer(failedAnswer(error)),
        );
    } catch (error) {
      answer(failedAnswer(error));
    }
  };

  const make = (command: Command, parameters: CommandParameters[Command], rule: string | null) =>
    new Promise<RequestResult>((resolve) => {
      const read = readParameters(command, parameters);
      const { ok, reasons } = read === null ? { ok: false, reasons: [unreadable] } : ask(command, read);
      count += 1;
      const request: PendingRequest = {
        id: count,
        command,
        parameters: (read ?? {}) as CommandParameters[Command],
        status: 'requested',
        waitsFor: 'answer',
        rule,
        requestedAt: agent.now(),
        acceptedAt: null,
        endedAt: null,
        retcode: null,
        message: null,
        reasons,
      };
      const carrier = functionOf(command);
      waiting.set(request.id, resolve);
      if (ok && carrier !== undefined) carryOut(carrier, request);
      else update(refuseRequest(book, request, { situation: agent.view(), heardUntil, waits }));
    });

  const { setRules } = agent;
  life.add(recheck$.subscribe(() => changes.next()));
  life.add(
    agent.steps$.subscribe({
      next: (step) => {
        heardUntil = Math.max(heardUntil, step.at);
        update(stepRequests(book, step, waits));
      },
      complete: () => {
        life.unsubscribe();
        update(closeBook(book, agent.now()));
        lists.complete();
        changes.complete();
      },
    }),
  );
  // Findings from before this layer was added are not corrected any more.
  let isPast = true;
  life.add(
    agent.findings$.subscribe(({ id, remedy }) => {
      const isEnforced = agent.rules().some(({ rule }) => rule.id === id && rule.mode === 'enforce');
      if (!isPast && remedy !== undefined && isEnforced) make(remedy.command, remedy.parameters ?? {}, id);
    }),
  );
  isPast = false;

  const requests: Requests & Pick<Requestable, 'setRules'> = {
    request: <Name extends Command>(command: Name, ...[parameters]: CommandArguments<Name>) =>
      make(command, parameters ?? {}, null) as Promise<RequestResult<Name>>,
    can: askWith,
    can$: (command, parameters) =>
      permissions(() => askWith(command, parameters), {
        changes: [agent.view$, agent.steps$, changes],
        now: agent.now,
        clock,
      }),
    pending$: lists.asObservable(),
    setRules: (rules: readonly Rule[]) => {
      setRules(rules);
      changes.next();
    },
  };
  layers.set(internals, requests);
  return Object.assign(agent, requests);
};
