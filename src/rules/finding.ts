import type { Happening } from '../agent/step.ts';
import type { Remedy } from './intent.ts';

/** How much a finding matters. */
export type Level = 'info' | 'warning' | 'error';

/** The levels, least first. */
export const levels: readonly Level[] = ['info', 'warning', 'error'];

/**
 * This should not have happened, or should be noticed. A value, never an exception, complete enough to
 * stand alone in a log.
 */
export interface Finding {
  /** Which rule found it; ids are public API, messages are not. */
  readonly id: string;
  /** How much it matters. */
  readonly level: Level;
  /** What happened, in which state, what was expected, what was done. */
  readonly message: string;
  /** What should have come. */
  readonly expected: string;
  /** What came. */
  readonly received: string;
  /** What was done about it. */
  readonly done: string;
  /** When, ms on the platform's timeline. */
  readonly at: number;
  /** How often this has been found so far; repetitions of noisy findings are reported at 1, 10, 100 … */
  readonly count: number;
  /**
   * What it was found in; when time ran out, the newest step before. `null` when nothing had happened yet. After
   * a run was loaded, the step of the time before has no `data` in its frame.
   */
  readonly cause: Happening | null;
  /** A request that would put it right; carried out only when the rule is enforced. */
  readonly remedy?: Remedy;
}
