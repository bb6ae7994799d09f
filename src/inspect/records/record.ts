import type { AgentMachineEvent } from '../../../machines/agent.context.ts';
import type { Situation } from '../../agent/situation.ts';
import type { Outcome } from '../../agent/step.ts';
import type { Finding } from '../../rules/finding.ts';

/**
 * The subject of a record.
 *
 * - `start`: where the agent stood when recording began
 * - `step`: an event, an interruption or an answered status query
 * - `rejection`: a frame that was not accepted; repetitions are recorded at 1, 10, 100 …
 * - `rule`: a finding that no single event caused, such as a time limit that ran out
 * - `request`: something the page asked for, and what became of it
 * - `link`: the line to the bar changed
 * - `error`: something of the application failed; the agent goes on
 */
export type RecordKind = 'start' | 'step' | 'rejection' | 'rule' | 'request' | 'link' | 'error';

/** Plain JSON, so that a record can be posted, stored and compared anywhere. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** A finding as it stands in a record: masked, and without what it was found in. */
export type RecordedFinding = Omit<Finding, 'cause' | 'remedy'>;

/**
 * One line of what went on inside an agent. Immutable, plain JSON, and masked before it is made: phone
 * numbers, names and words about people are tokens such as `party#1`, the same value always the same
 * token within one run of records. Nothing that reads records can leak what is not in them.
 */
export interface InspectionRecord {
  /** Counts from 1 without gaps, also when older records were let go. */
  readonly seq: number;
  /** The time at which it happened, ms since the epoch, on the platform's timeline. */
  readonly at: number;
  readonly kind: RecordKind;
  /** The wire id, for messages that name one. */
  readonly id: string | null;
  /** The type of the machine's event; `null` when there is none for it. */
  readonly type: AgentMachineEvent['type'] | null;
  /** The data that came with it: the event's content, or the facts of the kind. */
  readonly payload: { readonly [field: string]: Json | undefined } | null;
  /** The path of machine states before it, outermost first: `['occupied', 'talking', 'held']`. */
  readonly before: readonly string[];
  /** The same after it. */
  readonly after: readonly string[];
  /** The situation of the agent after it; the same object as in the record before when nothing changed. */
  readonly situation: Situation;
  /** The transitions taken, as edge ids of the statechart; empty when the machine got no event. */
  readonly edges: readonly string[];
  /** The outcome; `null` for kinds that have no outcome. */
  readonly outcome: Outcome | 'rejected' | null;
  readonly findings: readonly RecordedFinding[];
  /** The record a `rule` is about, by `seq`, when it is known. */
  readonly about: number | null;
}
