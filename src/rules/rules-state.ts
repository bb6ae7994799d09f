import type { Step } from '../agent/step.ts';
import type { Counts } from './counts.ts';

/** The memory of one rule, and the time for which it waits. */
export interface RuleMemory {
  /** The memory that the rule itself returned. */
  readonly memory: unknown;
  /** The time at which the rule falls due, ms on the platform's timeline; `null` when it does not wait for time. */
  readonly due: number | null;
}

/**
 * Everything that the rules of one agent remember: plain data, as long as the memory of each rule is. Changed
 * only by the pure functions `judge`, `passTime`, `changeRules` and `ruleFailed`.
 */
export interface RulesState {
  /** By the mark of the rule. A rule that is not in it has not begun. */
  readonly memories: { readonly [mark: string]: RuleMemory };
  /** The number of times that each kind of finding has been found, by rule and noise. */
  readonly counts: Counts;
  /**
   * The time at which the next rule that is not off falls due, ms on the platform's timeline; `null` when none
   * waits for time.
   */
  readonly due: number | null;
  /** Up to when time has passed, ms on the platform's timeline; `null` before the first time. */
  readonly now: number | null;
  /** The newest step, which is the cause of what time alone brings about. */
  readonly newest: Step | null;
}
