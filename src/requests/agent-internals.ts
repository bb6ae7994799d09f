import type { Observable, SchedulerLike } from 'rxjs';
import type { MoveWatcher } from '../agent/engine-type.ts';
import { CcbarError } from '../errors.ts';
import type { CallMode } from '../protocol/encode.ts';
import type { TurnEntry } from '../run/turn.ts';

/** The parts of an agent that requests and the inspector need besides its public members. Not for pages. */
export interface AgentInternals {
  /** The source of the frames; one that can call out, such as a connection bar, carries out `callOut`. */
  readonly source: { readonly callOut?: (number: string, mode: CallMode) => void };
  readonly clock: SchedulerLike;
  /** The entries of the turns, each before it is published; completes when the agent is closed. */
  readonly entries$: Observable<TurnEntry>;
  /** Those who see each event that the machine takes. It costs less than what XState reports to `inspect`. */
  readonly watchers: Set<MoveWatcher>;
  /** Reports that a rule threw outside the run, as when it was asked about a request. */
  readonly ruleFailed: (id: string, error: unknown) => void;
}

/** The key of the internals of an agent. Registered, so that two copies of the library in a page understand each other. */
const key = Symbol.for('ccbar-agent.internals');

/** Adds the internals to an agent. */
export const addInternals = <Base extends object>(agent: Base, internals: AgentInternals): Base =>
  Object.assign(agent, { [key]: internals });

/**
 * Returns the internals of an agent.
 *
 * @throws {@link CcbarError} `bad-option` when it was not made by `createAgent`.
 */
export const internalsOf = (agent: object): AgentInternals => {
  const internals = (agent as { readonly [key]?: AgentInternals })[key];
  if (internals !== undefined) return internals;
  throw new CcbarError('bad-option', 'This needs an agent that createAgent made.');
};
