import type { InspectedMicrostepEvent, InspectionEvent } from 'xstate';
import type { AgentMachineEvent } from '../../../machines/agent.context.ts';
import type { Step } from '../../agent/step.ts';
import { edgeIdsOf } from '../../chart/machine-chart.ts';

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

/** What a step and a move have in common. */
interface Told {
  readonly type: string;
  readonly at?: unknown;
  readonly call?: { readonly callId: unknown };
}

/**
 * Brings together what XState tells of the machine and the steps. The machine makes all moves of a frame
 * before the first step of that frame is told, so they are kept in order until their step comes for them.
 */
export const createTakenEdges = (): {
  readonly see: (event: InspectionEvent) => void;
  readonly claim: (step: Step) => readonly string[];
} => {
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
      const { type, at, call } = first.event as Told;
      const isItsOwn =
        type === toldType(step) && at === step.at && (call?.callId ?? null) === (callIdOf(step) ?? null);
      if (!isItsOwn) return none;
      moves.shift();
      return edgeIdsOf(first._transitions);
    },
  };
};
