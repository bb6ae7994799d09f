import type { AnyTransitionDefinition, InspectionEvent } from 'xstate';
import type { AgentMachineEvent } from '../../machines/agent.context.ts';
import type { Step } from '../agent/step.ts';
import { edgeIdsOf } from './chart/machine-chart.ts';

/** A move of the machine: what it was told, and the transitions it took. */
interface Move {
  readonly type: string;
  readonly at: unknown;
  readonly callId: unknown;
  readonly taken: readonly AnyTransitionDefinition[];
}

/** What the machine is told by such a step, whether or not this one was applied. */
export const toldType = ({ event }: Step): AgentMachineEvent['type'] | null => {
  if (event.kind === 'interrupted') return 'model.stale';
  if (event.kind === 'restored') return 'model.restored';
  return event.kind === 'event' ? event.type : null;
};

const callIdOf = ({ event }: Step): unknown =>
  event.kind === 'event' && 'callId' in event.content ? event.content.callId : null;

/** More unclaimed moves than one frame can cause are not kept. */
const mostMoves = 2000;

const none: readonly string[] = [];

/**
 * Brings together what XState tells of the machine and the steps. The machine makes all moves of a frame
 * before the first step of that frame is told, so they are kept in order until their step comes for them.
 */
export const createTakenEdges = (): {
  readonly see: (event: InspectionEvent) => void;
  readonly claim: (step: Step) => readonly string[];
} => {
  const moves: Move[] = [];
  return {
    see: (event) => {
      if (event.type !== '@xstate.microstep') return;
      const { type, at, call } = event.event as { type: string; at?: unknown; call?: { callId: unknown } };
      if (moves.length >= mostMoves) moves.shift();
      moves.push({ type, at, callId: call?.callId ?? null, taken: event._transitions });
    },
    claim: (step) => {
      const [first] = moves;
      const isItsOwn =
        first !== undefined &&
        first.type === toldType(step) &&
        first.at === step.at &&
        first.callId === (callIdOf(step) ?? null);
      if (!isItsOwn) return none;
      moves.shift();
      return edgeIdsOf(first.taken);
    },
  };
};
