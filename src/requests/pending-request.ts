import type { Command, CommandParameters } from '../rules/intent.ts';
import type { Reason } from './reason.ts';

/**
 * The status of a request. With the first two it is under way, with the others it is over.
 *
 * - `requested`: the function that carries it out was called and has not answered yet
 * - `accepted`: the function answered, and the event that proves the success has not arrived yet. Busy or rest that
 *   was requested during a call or wrap-up has this status until that is over
 * - `applied`: it has taken effect
 * - `refused`: it was not made, or the platform or the function refused it
 * - `cancelled`: it was withdrawn, or the agent signed out
 * - `replaced`: something else took effect instead
 * - `expired`: it did not take effect in time
 */
export type RequestStatus =
  | 'requested'
  | 'accepted'
  | 'applied'
  | 'refused'
  | 'cancelled'
  | 'replaced'
  | 'expired';

/** A request and what became of it. Times are ms on the platform's timeline. */
export interface PendingRequest<Name extends Command = Command> {
  /** Counts from 1. */
  readonly id: number;
  readonly command: Name;
  /** All parameters, including those that were left out and have their default. */
  readonly parameters: CommandParameters[Name];
  readonly status: RequestStatus;
  /**
   * The thing that the request waits for: an answer, the end of the call or of wrap-up, the event; `null` once
   * it is over.
   */
  readonly waitsFor: 'answer' | 'callEnd' | 'wrapUpEnd' | 'event' | null;
  /** The rule that asked for it to put something right; `null`: the page did. */
  readonly rule: string | null;
  readonly requestedAt: number;
  readonly acceptedAt: number | null;
  readonly endedAt: number | null;
  /** The platform's code when it refused. */
  readonly retcode: string | null;
  /** The reason of its end, as a sentence; `null` while under way and when applied. */
  readonly message: string | null;
  /** The reasons why the request was refused before it was made; empty otherwise. */
  readonly reasons: readonly Reason[];
}

/** A request that is over. */
export type RequestResult<Name extends Command = Command> = PendingRequest<Name> & {
  readonly status: Exclude<RequestStatus, 'requested' | 'accepted'>;
};

/** Returns whether a request is over. */
export const isOver = (request: PendingRequest): request is RequestResult => request.endedAt !== null;
