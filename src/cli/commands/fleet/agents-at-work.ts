import type { FleetFrame } from '../../../fleet/fleet-batch.ts';
import { inArrivalOrder } from '../../../simulator/in-arrival-order.ts';
import { createRandom } from '../../../simulator/random.ts';
import { shiftFrames } from '../../../simulator/shift.ts';

/** A frame of a simulated agent. */
export interface ArrivingFrame extends FleetFrame {
  /** The time of arrival, ms since the epoch. */
  readonly at: number;
}

const minute = 60_000;
const firstWorkNo = 30_021;
const faults = { drop: 0.003, repeat: 0.01, odd: 0.002, reload: 0.002 };

/** One agent who works one shift after the other. */
function* agentAtWork(index: number, begin: number): Generator<ArrivingFrame, void, void> {
  const random = createRandom(index + 1, 'days');
  const workNo = String(firstWorkNo + index);
  let startAt = begin - Math.round(random() * 4 * minute);
  for (let shift = 0; ; shift += 1) {
    const hours = 1 + random() * 3;
    const seed = (index + 1) * 1009 + shift;
    let last = startAt;
    for (const frame of shiftFrames({ workNo, startAt, hours, seed, faults })) {
      last = frame.at;
      yield { at: frame.at, workNo, frame };
    }
    startAt = last + Math.round((2 + random() * 10) * minute);
  }
}

/** The frames of agents who sign in around a time and then work one shift after the other, in the order of arrival. */
export const agentsAtWork = (agents: number, begin: number): Generator<ArrivingFrame, void, void> =>
  inArrivalOrder(Array.from({ length: agents }, (_, index) => agentAtWork(index, begin)));
