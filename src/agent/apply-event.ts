import type { AgentMachineEvent } from '../../machines/agent.context.ts';
import type { MachineState } from '../../machines/machine-state.ts';
import { isSameAgent } from '../protocol/work-no.ts';
import { namesState } from './engine.ts';
import type { Engine } from './engine-type.ts';
import type { Model } from './model.ts';
import { type ClockNote, noClockNotes } from './place.ts';
import { type Situation, situationOf } from './situation.ts';
import type { Outcome, Step } from './step.ts';

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

/** Returns the agent that the model is bound to when an event that names a state names one. */
const boundTo = (
  bound: string | null,
  named: string | null,
  event: AgentMachineEvent | null,
): string | null =>
  named === null || event === null || (bound !== null && isSameAgent(bound, named)) || !namesState(event.type)
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
  const named = machineEvent !== null && 'workNo' in event ? event.workNo : null;
  const after = situationOf(machine, boundTo(before.workNo, named, machineEvent), before);
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
