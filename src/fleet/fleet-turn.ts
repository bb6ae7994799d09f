import type { Certainty } from '../../machines/agent.context.ts';
import type { Situation } from '../agent/situation.ts';
import type { Outcome, Step } from '../agent/step.ts';
import type { Interval } from '../measures/interval.ts';
import type { AgentState } from '../protocol/agent-state.ts';
import { isHarmlessNumber } from '../protocol/harmless.ts';
import type { Finding } from '../rules/finding.ts';
import type { Turn } from '../run/turn.ts';

/** A step as the fleet publishes it: what happened and the state after it, without the content of the event. */
export interface FleetStep {
  readonly seq: number;
  /** ms on the platform's timeline. */
  readonly at: number;
  /** The wire id, or the cause of an interruption, or `resync`. */
  readonly event: string;
  readonly outcome: Outcome;
}

/** A finding as the fleet publishes it. */
export type FleetFinding = Pick<Finding, 'id' | 'level' | 'message' | 'at' | 'count'>;

/** The state of an agent after a turn. */
export interface FleetState {
  readonly state: AgentState;
  /** Since when, ms on the platform's timeline; `null` while unknown. */
  readonly since: number | null;
  readonly certainty: Certainty;
  readonly reason: number | null;
  readonly detail: string | null;
}

/** Everything that one input entry did to one agent. */
export interface FleetTurn extends FleetState {
  readonly workNo: string;
  readonly steps: readonly FleetStep[];
  readonly findings: readonly FleetFinding[];
  /** The intervals that ended. */
  readonly intervals: readonly Interval[];
}

/** The output of the fold for one input entry. */
export interface FleetOutput {
  /** The time of the log at which the input was stored, ms since the epoch. */
  readonly at: number;
  readonly turns: readonly FleetTurn[];
  /** The number of frames that could not be read or folded, and moved nobody; left out when there are none. */
  readonly refused?: number;
}

/** Returns whether an output has anything to write. */
export const isOutputWritten = ({ turns, refused = 0 }: FleetOutput): boolean =>
  turns.length > 0 || refused > 0;

const eventOf = ({ event }: Step): string => {
  if (event.kind === 'interrupted') return event.cause;
  return event.kind === 'restored' ? 'resync' : event.id;
};

/** Returns the state that the fleet publishes of a situation. */
export const fleetState = ({
  state,
  since,
  certainty,
  reason,
  talk,
  overdue,
  wrapUpOrigin,
}: Situation): FleetState => ({
  state,
  since,
  certainty,
  // A larger one is no reason code, and may be anything.
  reason: isHarmlessNumber(reason) ? reason : null,
  detail: talk ?? (overdue ? 'overdue' : wrapUpOrigin),
});

/** Returns what the fleet publishes of the turns of one agent, or `null` when nothing happened. */
export const fleetTurn = (workNo: string, turns: readonly Turn[]): FleetTurn | null => {
  const steps = turns.flatMap(({ happenings }) => happenings.filter((one) => one.kind === 'step'));
  const findings = turns.flatMap((turn) => turn.findings);
  const last = turns.at(-1);
  if (last === undefined || (steps.length === 0 && findings.length === 0)) return null;
  return {
    workNo,
    ...fleetState(last.situation),
    steps: steps.map((step) => ({ seq: step.seq, at: step.at, event: eventOf(step), outcome: step.outcome })),
    findings: findings.map(({ id, level, message, at, count }) => ({ id, level, message, at, count })),
    intervals: turns.flatMap(({ intervals }) => intervals),
  };
};
