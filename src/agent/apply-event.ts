import type { AgentMachineEvent } from '../../machines/agent.context.ts';
import { isSameAgent } from '../protocol/work-no.ts';
import type { Engine } from './engine.ts';
import type { Model } from './model.ts';
import { type ClockNote, noClockNotes } from './place.ts';
import { situationOf } from './situation.ts';
import type { Outcome, Step } from './step.ts';

/** An event, and what is to become of it. */
export interface EventToApply {
  readonly event: Step['event'];
  /** When it arrived, ms by the door's clock. */
  readonly receivedAt: number;
  /** When it happened, ms on the timeline. */
  readonly at: number;
  /** What became of it; the machine decides when it is left out. */
  readonly outcome?: Outcome;
  /** The event for the machine, `null` when the machine is left alone. */
  readonly machineEvent: AgentMachineEvent | null;
  readonly clock?: readonly ClockNote[];
}

/** Returns the agent that the model is bound to when an event of the lifecycle names one. */
const boundTo = (bound: string | null, named: string | null): string | null =>
  named === null || (bound !== null && isSameAgent(bound, named)) ? bound : named;

/** Moves the machine by one event and makes the step of it. */
export const applyEvent = (
  model: Model,
  { event, receivedAt, at, outcome, machineEvent, clock = noClockNotes }: EventToApply,
  engine: Engine,
): { readonly model: Model; readonly step: Step } => {
  const machine = machineEvent === null ? model.machine : engine(model.machine, machineEvent);
  const before = model.situation;
  const named = machineEvent !== null && 'workNo' in event ? event.workNo : null;
  const after = situationOf(machine, boundTo(before.workNo, named), before);
  const wasUnexpected = machine.context.unexpected > model.machine.context.unexpected;
  const seq = model.seq + 1;
  return {
    model: { ...model, machine, situation: after, seq },
    step: {
      kind: 'step',
      seq,
      at,
      receivedAt,
      event,
      outcome: outcome ?? (wasUnexpected ? 'unexpected' : after === before ? 'repeated' : 'expected'),
      clock,
      before,
      after,
    },
  };
};
