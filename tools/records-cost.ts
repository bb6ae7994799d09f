// `npx tsx tools/records-cost.ts`: what it costs an agent to be recorded for an inspector, per event, as a ratio
// within one run. It is no test, since a busy machine can make any single measurement longer.
import { Subject } from 'rxjs';
import { createAgent } from '../src/create-agent.ts';
import { createRecords } from '../src/inspect/records/records.ts';
import type { Frame } from '../src/protocol/frame.ts';
import { framesOf } from '../src/simulator/frames-of.ts';
import { scenarioNames } from '../src/simulator/scenarios.ts';

const LIMIT = 1.4;
const ROUNDS = 10;
const PART = 100;
const TRIES = 5;

let at = Date.UTC(2026, 0, 1, 8);
const frames = [...scenarioNames, ...scenarioNames, ...scenarioNames].flatMap((name, seed) => {
  const part = framesOf(name, { startAt: at, seed });
  at = Math.max(...part.map((frame) => frame.at)) + 1000;
  return part;
});

const start = (isRecorded: boolean) => {
  const source = new Subject<Frame>();
  const agent = createAgent({ source });
  if (isRecorded) createRecords(agent);
  return { source, agent, times: [] as number[] };
};

const quartile = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 4)] ?? 0;

/** Both take turns on the same frames, so that whatever else the machine does falls on both. */
const ratio = async (): Promise<number> => {
  const all: { readonly plain: number[]; readonly recorded: number[] } = { plain: [], recorded: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const [plain, recorded] = [start(false), start(true)];
    for (let index = 0; index + PART <= frames.length; index += PART) {
      const part = frames.slice(index, index + PART);
      for (const one of index % (2 * PART) === 0 ? [plain, recorded] : [recorded, plain]) {
        const begin = performance.now();
        for (const frame of part) one.source.next(frame);
        if (round > 1) one.times.push(performance.now() - begin);
        await Promise.resolve();
      }
    }
    all.plain.push(...plain.times);
    all.recorded.push(...recorded.times);
    plain.agent.close();
    recorded.agent.close();
  }
  return quartile(all.recorded) / quartile(all.plain);
};

const ratios: number[] = [];
for (let count = 0; count < TRIES; count += 1) ratios.push(await ratio());
const told = ratios.sort((a, b) => a - b).map((one) => one.toFixed(2));
console.log(`An event costs a recorded agent ${told[2]} times as much (${told.join(', ')}; goal ${LIMIT}).`);
