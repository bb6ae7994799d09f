import { Subject } from 'rxjs';
import { bench, describe } from 'vitest';
import { createAgent } from '../../src/create-agent.ts';
import { createRecords } from '../../src/inspect/records/records.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { scenarioNames } from '../../src/simulator/scenarios.ts';

const frames = scenarioNames.flatMap((name) => framesOf(name, { seed: 1 }));

const run = (watch: (agent: ReturnType<typeof createAgent>) => void) => async () => {
  const source = new Subject<Frame>();
  const agent = createAgent({ source });
  watch(agent);
  for (const frame of frames) source.next(frame);
  agent.close();
  // Records are complete at the end of the turn.
  await Promise.resolve();
};

// What being watched costs an agent: with records at most 1.4 times as much; `npx tsx tools/records-cost.ts` measures the ratio.
describe('an agent that is', () => {
  bench(
    'not watched',
    run(() => {}),
  );
  bench(
    'watched by an observer that does nothing',
    run((agent) => agent.inspect(() => {})),
  );
  bench(
    'recorded',
    run((agent) => createRecords(agent)),
  );
});
