import type { Happening, Step } from '../agent/step.ts';
import type { AgentState } from '../protocol/agent-state.ts';
import type { Finding, Level } from './finding.ts';
import type { Intent } from './intent.ts';

/**
 * What becomes of what a rule says.
 *
 * - `off`: nothing, though the rule goes on watching
 * - `report`: a finding
 * - `enforce`: a finding; requests that would break the rule are refused, and what puts it right is asked for
 */
export type RuleMode = 'off' | 'report' | 'enforce';

/** What a rule says of something that happened. */
export type Verdict = Pick<Finding, 'message' | 'expected' | 'received' | 'done' | 'remedy'> & {
  readonly level?: Level;
  /** Verdicts with the same key are the same noise: they are counted, and told at 1, 10, 100 … */
  readonly noise?: string;
};

/** Why a request would break a rule. */
export interface Objection extends Pick<Finding, 'message' | 'expected' | 'received'> {
  /** When the rule may think otherwise, ms on the platform's timeline, as far as time decides that. */
  readonly until?: number;
}

/** The time that a rule asked to be told of has come. */
export interface DueMoment {
  readonly kind: 'due';
  /** ms on the platform's timeline. */
  readonly at: number;
}

/** What a rule is told: something happened, or its time has come. */
export type Moment = Happening | DueMoment;

/** What a moment means to a rule: what to remember from here on, and what there is to say. */
export interface Judgement<Memory> {
  readonly memory: Memory;
  readonly verdicts?: readonly Verdict[];
}

/**
 * A rule: plain data and pure functions over what happened. Rules never touch the actor, read no clock and
 * keep nothing outside their memory, so that a recording replayed gives the findings of the live run.
 *
 * A rule that needs no memory has `check`; one that does has `start` and `judge`, and `due` when time alone
 * can break it. `forbids` is what `enforce` asks before a request is carried out.
 *
 * @see {@link defineRule}
 */
export interface Rule<Memory = unknown> {
  /** Public and unique; it is the `id` of the findings. */
  readonly id: string;
  readonly level: Level;
  /** What it finds, in one sentence. */
  readonly description?: string;
  /** The states it is about; all when left out. For people: a rule is told of everything. */
  readonly watches?: readonly AgentState[];
  /** `report` when left out. */
  readonly mode?: RuleMode;
  /** What it was made with. A rule with the same id and parameters takes over the memory of the one before. */
  readonly parameters?: { readonly [name: string]: unknown };
  readonly check?: (happening: Happening) => readonly Verdict[];
  /** What there is to remember at the start; `newest` is not null when the rule joins a run that is under way. */
  readonly start?: (newest: Step | null) => Memory;
  readonly judge?: (memory: Memory, moment: Moment) => Judgement<Memory>;
  /** When `judge` is to be told that time has come, ms on the platform's timeline, or `null`. */
  readonly due?: (memory: Memory) => number | null;
  readonly forbids?: (memory: Memory, intent: Intent) => Objection | null;
}
