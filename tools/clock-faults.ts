// `npx tsx tools/clock-faults.ts [frames] [seed]`: true sequences of events under every fault of the clocks, as
// many frames as one likes. The tests run a fraction of it: `test/agent/clock-faults.property.test.ts`.
import { compiledEngine } from '../src/agent/compiled-engine.ts';
import { createRandom } from '../src/simulator/random.ts';
import { type FaultyClocks, faultyRun, problemsOf } from '../test/agent/clock-faults.ts';

const MOST = Number(process.argv[2] ?? 1_000_000);
const SEED = Number(process.argv[3] ?? 1);

const kinds: readonly FaultyClocks[] = [
  { platform: true, page: false, isMeasured: true },
  { platform: false, page: true, isMeasured: true },
  { platform: true, page: true, isMeasured: true },
  { platform: true, page: false, isMeasured: false },
  { platform: false, page: true, isMeasured: false },
];

let frames = 0;
let wrong = 0;
for (let seed = SEED; frames < MOST; seed += 1) {
  for (const faulty of kinds) {
    const run = faultyRun(createRandom(seed, 'clocks'), 100, faulty);
    frames += run.frames.length;
    const problems = problemsOf(run, compiledEngine);
    if (problems.length === 0) continue;
    wrong += 1;
    if (wrong <= 10) process.stdout.write(`seed ${seed} ${JSON.stringify(faulty)}: ${problems.join('; ')}\n`);
  }
}
process.stdout.write(`${frames} frames with faulty clocks, ${wrong} runs of 100 with a problem\n`);
process.exitCode = wrong === 0 ? 0 : 1;
