import type { InspectedMicrostepEvent, InspectionEvent } from 'xstate';
import type { AgentMachineEvent } from '../../../machines/agent.context.ts';
import type { Step } from '../../agent/step.ts';
import { edgeIdsOf } from '../../chart/machine-chart.ts';

/** Returns the type of the machine's event for such a step, whether or not this one was applied. */
export const machineEventType = ({ event }: Step): AgentMachineEvent['type'] | null => {
  if (event.kind === 'interrupted') return 'model.stale';
  if (event.kind === 'restored') return 'model.restored';
  return event.kind === 'event' ? event.type : null;
};

const callIdOf = ({ event }: Step): unknown =>
  event.kind === 'event' && 'callId' in event.content ? event.content.callId : null;

/** The most unclaimed moves, more than one frame can cause. */
const mostMoves = 2000;

const none: readonly string[] = [];

/** The part that a step and a move have in common. */
interface MachineEvent {
  readonly type: string;
  readonly at?: unknown;
  readonly call?: { readonly callId: unknown };
}

/** The transitions that the machine took, each for its step. */
export interface TakenEdges {
  /** Takes what XState reports of the machine. */
  readonly see: (event: InspectionEvent) => void;
  /** Returns the transitions that a step took, as edge ids of the chart; steps have to come in order. */
  readonly claim: (step: Step) => readonly string[];
}

/**
 * Brings together the moves that XState reports and the steps. The machine makes all moves of a frame before
 * the first step of that frame is published, so moves wait in order until their step claims them.
 */
export const createTakenEdges = (): TakenEdges => {
  const moves: InspectedMicrostepEvent[] = [];
  return {
    see: (event) => {
      if (event.type !== '@xstate.microstep') return;
      if (moves.length >= mostMoves) moves.shift();
      moves.push(event);
    },
    claim: (step) => {
      const [first] = moves;
      if (first === undefined) return none;
      const { type, at, call } = first.event as MachineEvent;
      const isItsOwn =
        type === machineEventType(step) &&
        at === step.at &&
        (call?.callId ?? null) === (callIdOf(step) ?? null);
      if (!isItsOwn) return none;
      moves.shift();
      return edgeIdsOf(first._transitions);
    },
  };
};
