import type { AgentMachineEvent } from '../../machines/agent.context.ts';
import type { MachineState } from '../../machines/machine-state.ts';
import { isSameAgent } from '../protocol/work-no.ts';
import { type ClockNote, noClockNotes } from './clocks/clock-note.ts';
import { legalTypes } from './engine.ts';
import type { Engine } from './engine-type.ts';
import type { Model } from './model.ts';
import { type Situation, situationOf } from './situation.ts';
import type { Outcome, Step } from './step.ts';

type EventType = AgentMachineEvent['type'];

/** An event, and what is to become of it. */
export interface EventToApply {
  readonly event: Step['event'];
  /** The time of its arrival, ms by the door's clock. */
  readonly receivedAt: number;
  /** The time at which it happened, ms on the timeline. */
  readonly at: number;
  /** The outcome; the machine decides when it is left out. */
  readonly outcome?: Outcome;
  /** The event for the machine, `null` when the machine is left alone. */
  readonly machineEvent: AgentMachineEvent | null;
  readonly clock?: readonly ClockNote[];
}

/**
 * Returns the agent that the model is bound to after an event that names one, if the event names a state, too: neither
 * the end of a call nor a key of the phone shows who has the seat.
 */
const boundTo = (bound: string | null, named: string | null, type: EventType): string | null =>
  named === null ||
  (bound !== null && isSameAgent(bound, named)) ||
  !legalTypes(['unknown']).some((types) => types.includes(type))
    ? bound
    : named;

/** The effect of one event: the parts of the model that it moves, and the step. */
export interface Moved {
  readonly machine: MachineState;
  readonly situation: Situation;
  readonly step: Step;
}

/** Moves the machine by one event and makes the step of it. */
export const moveMachine = (
  model: Model,
  { event, receivedAt, at, outcome, machineEvent, clock = noClockNotes }: EventToApply,
  engine: Engine,
): Moved => {
  const machine = machineEvent === null ? model.machine : engine(model.machine, machineEvent);
  const before = model.situation;
  const bound =
    machineEvent !== null && 'workNo' in event
      ? boundTo(before.workNo, event.workNo, machineEvent.type)
      : before.workNo;
  const after = situationOf(machine, bound, before);
  const wasUnexpected = machine.context.unexpected > model.machine.context.unexpected;
  const step: Step = {
    kind: 'step',
    seq: model.seq + 1,
    at,
    receivedAt,
    event,
    outcome: outcome ?? (wasUnexpected ? 'unexpected' : after === before ? 'repeated' : 'expected'),
    clock,
    before,
    after,
  };
  return { machine, situation: after, step };
};

/** Applies an event that says nothing of the clocks: the model after it, and the step. */
export const applyEvent = (
  model: Model,
  applied: EventToApply,
  engine: Engine,
): { readonly model: Model; readonly step: Step } => {
  const { machine, situation, step } = moveMachine(model, applied, engine);
  return { model: { ...model, machine, situation, seq: step.seq }, step };
};
