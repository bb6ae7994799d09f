// `npx tsx tools/records-cost.ts`: what it costs an agent to be recorded for an inspector, per event, as a ratio
// within one run. It counts the time that the processor spent, so that other programs matter less; it is no test all
// the same, since a busy machine can make any single measurement longer.
import { Subject } from 'rxjs';
import { createAgent } from '../src/create-agent.ts';
import { createRecords } from '../src/inspect/records/records.ts';
import type { Frame } from '../src/protocol/frame.ts';
import { framesOf } from '../src/simulator/frames-of.ts';
import { scenarioNames } from '../src/simulator/scenarios.ts';

const GOAL = 1.25;
const WARM_UP = 2;
const ROUNDS = 12;
const TRIES = 5;

let at = Date.UTC(2026, 0, 1, 8);
const frames = Array.from({ length: 4 }, () => scenarioNames)
  .flat()
  .flatMap((name, seed) => {
    const part = framesOf(name, { startAt: at, seed });
    at = Math.max(...part.map((frame) => frame.at)) + 1000;
    return part;
  });

/** The processor time that one agent takes for all frames, μs. */
const cost = (isRecorded: boolean): number => {
  const source = new Subject<Frame>();
  const agent = createAgent({ source });
  const records = isRecorded ? createRecords(agent) : undefined;
  const before = process.cpuUsage();
  for (const frame of frames) source.next(frame);
  const { user, system } = process.cpuUsage(before);
  records?.stop();
  agent.close();
  return user + system;
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Both take turns on the same frames, so that whatever else the machine does falls on both. */
const measure = (): { readonly ratio: number; readonly plain: number } => {
  const plain: number[] = [];
  const recorded: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const order = round % 2 === 0 ? [false, true] : [true, false];
    for (const isRecorded of order) {
      const spent = cost(isRecorded);
      if (round >= WARM_UP) (isRecorded ? recorded : plain).push(spent);
    }
  }
  return { ratio: median(recorded) / median(plain), plain: median(plain) / frames.length };
};

const tries = Array.from({ length: TRIES }, measure);
const ratios = tries.map(({ ratio }) => ratio).sort((a, b) => a - b);
console.log(
  `An event costs a recorded agent ${median(ratios).toFixed(2)} times as much ` +
    `(${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}; goal ${GOAL}; ` +
    `${frames.length} frames, ${median(tries.map(({ plain }) => plain)).toFixed(1)} μs each without records).`,
);
