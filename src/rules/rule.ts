import type { Happening, Step } from '../agent/step.ts';
import type { AgentState } from '../protocol/agent-state.ts';
import type { Finding, Level } from './finding.ts';
import type { Intent } from './intent.ts';

/**
 * The treatment of the verdicts of a rule.
 *
 * - `off`: nothing, but the rule continues to watch
 * - `report`: a finding
 * - `enforce`: a finding; requests that would break the rule are refused, and the remedy of the finding is requested
 */
export type RuleMode = 'off' | 'report' | 'enforce';

/** The result of a rule that finds something in what happened. */
export type Verdict = Pick<Finding, 'message' | 'expected' | 'received' | 'done' | 'remedy'> & {
  /** The level of the rule when left out. */
  readonly level?: Level;
  /** Verdicts with the same key are the same noise: they are counted, and reported at 1, 10, 100 … */
  readonly noise?: string;
};

/** No verdicts: shared, since nearly every rule finds nothing in nearly everything that happens. */
export const noVerdicts: readonly Verdict[] = Object.freeze([]);

/** The reason why a request would break a rule. */
export interface Objection extends Pick<Finding, 'message' | 'expected' | 'received'> {
  /**
   * The time at which the rule may decide otherwise, ms on the platform's timeline, as far as time decides that.
   */
  readonly until?: number;
}

/** The time that a rule waited for has come. */
export interface DueMoment {
  readonly kind: 'due';
  /** ms on the platform's timeline. */
  readonly at: number;
}

/** The input of a rule: something that happened, or the time for which the rule was waiting. */
export type Moment = Happening | DueMoment;

/** The judgement of a rule about a moment: what it remembers from here on, and its verdicts. */
export interface Judgement<Memory> {
  readonly memory: Memory;
  readonly verdicts?: readonly Verdict[];
}

/**
 * A rule: plain data and pure functions over what happened. A rule never changes the agent, reads no clock
 * and remembers nothing outside its memory, so that a recording replayed gives the findings of the live run.
 *
 * A rule that needs no memory has `check`; one that does has `start` and `judge`, and `due` when time alone
 * can break it. `forbids` is asked before a request is carried out, when the rule is enforced.
 *
 * A memory is plain data that survives JSON (no `Map`, no `Date`, no `Infinity`), so that a run can be saved.
 *
 * A rule that throws, or returns something else, is reported as the finding `rule-failed`; the others go on.
 *
 * @see {@link defineRule}
 */
export interface Rule<Memory = unknown> {
  /** Public and unique; it is the `id` of the findings. */
  readonly id: string;
  readonly level: Level;
  /** The description of what it finds, in one sentence. */
  readonly description?: string;
  /** The states it is about; all when left out. For people: a rule judges everything that happens. */
  readonly watches?: readonly AgentState[];
  /** `report` when left out. */
  readonly mode?: RuleMode;
  /**
   * The parameters with which it was made. A rule with the same id and parameters takes over the memory of the one
   * before.
   */
  readonly parameters?: { readonly [name: string]: unknown };
  readonly check?: (happening: Happening) => readonly Verdict[];
  /** Returns the memory at the start; `newest` is not null when the rule joins a run that is under way. */
  readonly start?: (newest: Step | null) => Memory;
  readonly judge?: (memory: Memory, moment: Moment) => Judgement<Memory>;
  /** Returns when `judge` is to be called because time has come, ms on the platform's timeline, or `null`. */
  readonly due?: (memory: Memory) => number | null;
  readonly forbids?: (memory: Memory, intent: Intent) => Objection | null;
}
