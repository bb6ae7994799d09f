import { describe, expect, it } from 'vitest';
import { memoryLog } from '../../src/fleet/memory-log.ts';
import { mergeOutputs } from '../../src/fleet/merge-outputs.ts';
import type { AgentFleetLog } from '../../src/fleet/partition-worker.ts';
import { runWorker } from '../../src/fleet/worker.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { createClock } from './virtual-clock.ts';

describe('the merged outputs', () => {
  it('are read on only when there is room', async () => {
    const log: AgentFleetLog = memoryLog({ partitions: 2 });
    const output = { at: 1, turns: [] };
    for (let position = 0; position < 2000; position += 1) {
      for (const partition of [0, 1]) await log.write(partition, { source: position + 1, output }, position);
    }
    let read = 0;
    const counted: AgentFleetLog = {
      ...log,
      readOutput: async function* (...args) {
        for await (const entry of log.readOutput(...args)) {
          read += 1;
          yield entry;
        }
      },
    };
    const merged = mergeOutputs({ log: counted, signal: new AbortController().signal });
    await merged.next();
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(read).toBeLessThan(300);
    let rest = 0;
    for await (const input of merged) rest += input.kind === 'output' ? 1 : 0;
    expect(rest).toBe(3999);
  });

  it('follow the log, with the health of the feed between them', async () => {
    const { clock, pass } = createClock();
    const now = () => clock.now();
    const log: AgentFleetLog = memoryLog({ partitions: 2, now });
    const worker = runWorker({ log, name: 'a', tickEvery: Number.POSITIVE_INFINITY, clock });
    await pass(1000);
    const stop = new AbortController();
    const found: string[] = [];
    const following = (async () => {
      for await (const input of mergeOutputs({ log, isFollowed: true, signal: stop.signal, now, clock }))
        found.push(input.kind === 'output' ? `output ${input.partition}` : input.feed);
    })();
    await pass(1000);
    const frames = framesOf('inbound-manual-answer-to-idle').map((frame) => ({ workNo: '7', frame }));
    await log.append(0, { frames, sentAt: frames.at(-1)?.frame.at ?? 0 }, '1');
    await pass(500);
    await worker.drain();
    await pass(1000);
    stop.abort();
    await following;
    const changes = found.filter((one, index) => one !== found[index - 1]);
    expect(changes).toEqual(['normal', 'output 0', 'down']);
  });

  it('go on after the positions given', async () => {
    const log: AgentFleetLog = memoryLog({ partitions: 2 });
    for (let position = 0; position < 5; position += 1)
      await log.write(1, { source: position + 1, output: { at: position, turns: [] } }, position);
    const positions: number[] = [];
    const from = new Map([[1, 3]]);
    for await (const input of mergeOutputs({ log, from, signal: new AbortController().signal }))
      if (input.kind === 'output') positions.push(input.position);
    expect(positions).toEqual([4, 5]);
  });

  it('go on where they were when the log could not be reached for a moment', async () => {
    const { clock, pass } = createClock();
    const log: AgentFleetLog = memoryLog({ partitions: 1, now: () => clock.now() });
    for (let position = 0; position < 4; position += 1)
      await log.write(0, { source: position + 1, output: { at: position, turns: [] } }, position);
    let isLost = true;
    const unsteady: AgentFleetLog = {
      ...log,
      readOutput: async function* (...args) {
        for await (const entry of log.readOutput(...args)) {
          if (entry.position === 3 && isLost) {
            isLost = false;
            throw new Error('The connection was lost.');
          }
          yield entry;
        }
      },
    };
    const stop = new AbortController();
    const positions: number[] = [];
    const following = (async () => {
      for await (const input of mergeOutputs({ log: unsteady, isFollowed: true, signal: stop.signal, clock }))
        if (input.kind === 'output') positions.push(input.position);
    })();
    await pass(500);
    await pass(1000);
    await pass(500);
    stop.abort();
    await following;
    expect(positions).toEqual([1, 2, 3, 4]);
  });
});
