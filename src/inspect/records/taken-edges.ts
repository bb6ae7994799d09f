import type { AgentMachineEvent } from '../../../machines/agent.context.ts';
import type { MachineState } from '../../../machines/machine-state.ts';
import type { MoveWatcher } from '../../agent/engine-type.ts';
import type { Step } from '../../agent/step.ts';
import { edgesFrom } from '../../chart/machine-chart.ts';

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

/** An event that the machine took, and the state before it. */
interface Move {
  readonly before: MachineState;
  readonly event: AgentMachineEvent;
}

/** The part that a step and a move have in common. */
interface MachineEvent {
  readonly type: string;
  readonly at?: unknown;
  readonly call?: { readonly callId: unknown };
}

/** The transitions that the machine took, each for its step. */
export interface TakenEdges {
  /** Takes an event of the machine. */
  readonly see: MoveWatcher;
  /** Returns the transitions that a step took, as edge ids of the chart; steps have to come in order. */
  readonly claim: (step: Step) => readonly string[];
}

/**
 * Brings together the events that the machine took and the steps. The machine makes all moves of a frame before
 * the first step of that frame is published, so moves wait in order until their step claims them.
 */
export const createTakenEdges = (): TakenEdges => {
  const moves: Move[] = [];
  return {
    see: (before, event) => {
      if (moves.length >= mostMoves) moves.shift();
      moves.push({ before, event });
    },
    claim: (step) => {
      const [first] = moves;
      if (first === undefined) return none;
      const { type, at, call }: MachineEvent = first.event;
      const isItsOwn =
        type === machineEventType(step) &&
        at === step.at &&
        (call?.callId ?? null) === (callIdOf(step) ?? null);
      if (!isItsOwn) return none;
      moves.shift();
      return edgesFrom(first.before, first.event);
    },
  };
};
