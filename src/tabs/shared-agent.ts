import type { Observable } from 'rxjs';
import type { CallLeg } from '../../machines/call-legs.ts';
import type { CallMoment } from '../agent/once-per-call.ts';
import type { Situation } from '../agent/situation.ts';
import type { Outcome } from '../agent/step.ts';
import type { Agent, AgentObservables } from '../agent-api.ts';
import type { RequestResult } from '../requests/pending-request.ts';
import type { Permission } from '../requests/reason.ts';
import type { CommandArguments } from '../requests/with-requests.ts';
import type { Command, CommandParameters } from '../rules/intent.ts';

/** A step as other tabs see it: the event by its name, without its content. */
export interface SharedStep {
  /** Counts in the tab with the bar; another tab that takes over has counts of its own. */
  readonly seq: number;
  /** The time at which it happened, ms on the platform's timeline. */
  readonly at: number;
  /** The wire id of the event, or what else it was: `interrupted`, `restored`. */
  readonly event: string;
  readonly outcome: Outcome;
  readonly before: Situation;
  readonly after: Situation;
}

/** The settings by which tabs find each other. */
export interface TabsOptions {
  /** The name that tabs of the same site meet under; `'ccbar-agent-tabs'` when left out. */
  readonly channel?: string;
}

/** The settings for sharing an agent. */
export interface ShareOptions extends TabsOptions {
  /**
   * States whether telephone numbers and the agent's number go to the other tabs as they are. When left out, tokens
   * stand in their place.
   */
  readonly personal?: boolean;
}

/** The settings of a handler for calls. */
export interface OnceOptions {
  /**
   * A name: the handler is called for each call in exactly one of the tabs that gave this name for the same moment,
   * a visible one if there is one. A tab that is closed or crashes before the handler is over, or before the promise
   * that it returned is settled, leaves the call to another. A tab that hangs in that time has the call until it goes on
   * or is closed, since nobody knows how far its handler came; it holds up no other call.
   */
  readonly inOneTab?: string;
}

/** An agent that several tabs of a site see, whichever of them has the bar. */
export interface SharedAgent extends AgentObservables, Pick<Agent, 'elapsed$' | 'view'> {
  readonly steps$: Observable<SharedStep>;
  /** `true` while this is the tab whose agent the others see. */
  readonly isLeader$: Observable<boolean>;
  /** The answer whether a command may be requested, at once and whenever it changes. */
  readonly can$: <Name extends Command>(
    command: Name,
    parameters?: CommandParameters[Name],
  ) => Observable<Permission>;
  /** Returns whether a command may be requested now. */
  readonly can: <Name extends Command>(
    command: Name,
    parameters?: CommandParameters[Name],
  ) => Promise<Permission>;
  /**
   * Asks the tab with the bar to make a request. It is never made twice: when that tab is gone before it has answered,
   * the result is `expired`, and nobody knows whether it was carried out.
   */
  readonly request: <Name extends Command>(
    command: Name,
    ...parameters: CommandArguments<Name>
  ) => Promise<RequestResult<Name>>;
  /**
   * Calls `handler` once for each call id, when the call reaches `moment`.
   *
   * @returns how to stop.
   */
  readonly oncePerCall: (
    moment: CallMoment,
    handler: (call: CallLeg) => unknown,
    options?: OnceOptions,
  ) => () => void;
  /** Ends everything that sharing or joining began. The agent itself goes on. */
  readonly leave: () => void;
}
