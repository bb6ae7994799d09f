import type { Happening } from '../agent/step.ts';
import type { Remedy } from './intent.ts';

/** The weight of a finding. */
export type Level = 'info' | 'warning' | 'error';

/** The levels, least first. */
export const levels: readonly Level[] = ['info', 'warning', 'error'];

/**
 * This should not have happened, or should be noticed. A value, never an exception, complete enough to
 * stand alone in a log.
 */
export interface Finding {
  /** The rule that found it; ids are public API, messages are not. */
  readonly id: string;
  /** The weight of the finding. */
  readonly level: Level;
  /** A sentence for people: what happened, in which state, what was expected and what was done. */
  readonly message: string;
  /** The events or facts that were expected. */
  readonly expected: string;
  /** The event or fact that was received. */
  readonly received: string;
  /** The action that was taken. */
  readonly done: string;
  /** The time of the finding, ms on the platform's timeline. */
  readonly at: number;
  /**
   * The number of times that this has been found so far; repetitions of noisy findings are reported at 1, 10, 100 …
   */
  readonly count: number;
  /**
   * The step or rejection in which it was found; when a time limit passed, the newest step before it. `null` when
   * nothing had happened yet. After a run was loaded, the step of the time before has no `data` in its frame.
   */
  readonly cause: Happening | null;
  /** A request that would correct it; carried out only when the rule is enforced. */
  readonly remedy?: Remedy;
}
