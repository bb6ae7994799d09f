import type { AgentEvent, UnmappedEvent } from '../protocol/event.ts';
import type { InterruptionFrame, RestoredFrame } from '../protocol/frame.ts';
import type { Rejection } from '../protocol/rejection.ts';
import type { ClockNote } from './clocks/clock-note.ts';
import type { Situation } from './situation.ts';

/**
 * The outcome of an event.
 *
 * - `expected`: it is legal, and the situation changed
 * - `unexpected`: the state did not expect it; it was followed nevertheless
 * - `repeated`: it is legal and changed nothing, or it was delivered twice
 * - `late`: newer events have overtaken it; it was not applied
 * - `informational`: it is in the catalogue and does not change the agent
 * - `unmapped`: its id is well-formed but not in the catalogue; it was not applied
 * - `foreign`: it is about another agent; it was not applied
 */
export type Outcome =
  | 'expected'
  | 'unexpected'
  | 'repeated'
  | 'late'
  | 'informational'
  | 'unmapped'
  | 'foreign';

/** One event and what it did. Rules, views, recordings and reports are made from steps. */
export interface Step {
  /** Distinguishes a step from a rejection. */
  readonly kind: 'step';
  /** Counts from 1 without gaps. */
  readonly seq: number;
  /**
   * The time at which it happened, ms on the timeline, which begins at the platform's time of the first event and
   * never jumps. The times of applied events never run backwards; an event that was not applied has its own
   * time. No time is after the arrival.
   */
  readonly at: number;
  /** The time of its arrival, ms by the door's clock. */
  readonly receivedAt: number;
  /** The event, an interruption of the link, or the answer of a status query. */
  readonly event: AgentEvent | UnmappedEvent | InterruptionFrame | RestoredFrame;
  /** The outcome of the event. */
  readonly outcome: Outcome;
  /**
   * The facts that the event showed about the clocks: a time that was not believed, a clock that was set. Usually
   * empty.
   */
  readonly clock: readonly ClockNote[];
  /** The situation before it. */
  readonly before: Situation;
  /** The situation after it; the same object as `before` when nothing changed. */
  readonly after: Situation;
}

/** One result of reading a frame: a step, or a rejection in its place. */
export type Happening = Step | Rejection;
