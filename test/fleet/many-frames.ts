import type { FleetFrame } from '../../src/fleet/fleet-batch.ts';
import { framesByAgent } from '../../src/replay/frames-by-agent.ts';
import { fleetFrames } from '../../src/simulator/fleet.ts';

/** The number of simulated agents; the others are copies of them under other work numbers. */
const simulated = 50;

/**
 * The frames of many agents, in order of time, with repeats and delays. `eventGenTime` is left out, so that
 * the time of the log is the only time.
 */
export const manyFrames = (agents: number, atLeast: number): readonly FleetFrame[] => {
  const faults = { repeat: 0.01, delayMs: [0, 500] as const };
  const options = { agents: Math.min(agents, simulated), hours: 8, seed: 11, faults };
  const copies = Math.ceil(agents / simulated);
  const frames: FleetFrame[] = [];
  for (const frame of fleetFrames(options)) {
    for (const { workNo, frame: part } of framesByAgent(frame)) {
      if (workNo === null || part.kind !== 'message') continue;
      const data = JSON.stringify(part.data).replace(/\\?"eventGenTime\\?":\\?"?\d+\\?"?,?/g, '');
      for (let copy = 0; copy < copies; copy += 1) {
        const name = String(Number(workNo) + copy * simulated);
        frames.push({ workNo: name, frame: { ...part, data: JSON.parse(data.replaceAll(workNo, name)) } });
      }
    }
    if (frames.length >= atLeast) break;
  }
  return frames;
};
