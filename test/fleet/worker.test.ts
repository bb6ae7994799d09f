import { describe, expect, it } from 'vitest';
import type { FleetBatch, FleetFrame } from '../../src/fleet/fleet-batch.ts';
import { memoryLog } from '../../src/fleet/memory-log.ts';
import { partitionOf } from '../../src/fleet/partition.ts';
import type { AgentFleetLog } from '../../src/fleet/partition-worker.ts';
import { runWorker } from '../../src/fleet/worker.ts';
import { nextInterval } from '../../src/measures/interval.ts';
import { framesByAgent } from '../../src/replay/frames-by-agent.ts';
import { runSetup } from '../../src/run/run.ts';
import { fleetFrames } from '../../src/simulator/fleet.ts';
import { type Answer, referenceOutputs, writtenOutputs } from './compare-outputs.ts';

const partitions = 4;

const frames: readonly FleetFrame[] = [...fleetFrames({ agents: 12, hours: 1, seed: 3 })].flatMap((frame) =>
  framesByAgent(frame).flatMap(({ workNo, frame: part }) =>
    workNo === null ? [] : [{ workNo, frame: part }],
  ),
);

/** Appends the frames in batches, each to the partition of its agent. */
const fill = async (log: AgentFleetLog) => {
  const waiting = Array.from({ length: partitions }, (): FleetFrame[] => []);
  let count = 0;
  const send = async (partition: number) => {
    const batch: FleetBatch = { frames: waiting[partition]?.splice(0) ?? [], sentAt: null };
    if (batch.frames.length > 0) await log.append(partition, batch, `${partition}-${count++}`);
  };
  for (const frame of frames) {
    const partition = partitionOf(frame.workNo, partitions);
    waiting[partition]?.push(frame);
    if (waiting[partition]?.length === 20) await send(partition);
  }
  for (let partition = 0; partition < partitions; partition += 1) await send(partition);
};

const setup = runSetup({ follow: nextInterval });

const all = Array.from({ length: partitions }, (_, partition) => partition);

const references = (log: AgentFleetLog) =>
  Promise.all(all.map((partition) => referenceOutputs(log, partition, setup)));

const until = async (condition: () => boolean | Promise<boolean>) => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
};

/** Waits until the last output of every partition is written. */
const written = (log: AgentFleetLog, expected: readonly (readonly Answer[])[]) =>
  until(async () => {
    const last = await Promise.all(all.map((partition) => log.lastOutput(partition)));
    return last.every(({ source }, partition) => source === (expected[partition]?.at(-1)?.source ?? 0));
  });

describe('workers on one log', { timeout: 300_000 }, () => {
  it('share the partitions and give the outputs of a single process', async () => {
    const log: AgentFleetLog = memoryLog({ partitions, claimTtl: 200 });
    await fill(log);
    const expected = await references(log);
    const start = (name: string) => runWorker({ log, name, tickEvery: 1_000_000 });
    const workers = [start('a'), start('b')];
    await until(() => workers.every((worker) => worker.partitions().length === 2));
    await written(log, expected);
    await Promise.all(workers.map((worker) => worker.drain()));
    for (const partition of all) expect(await writtenOutputs(log, partition)).toEqual(expected[partition]);
  });

  it.each([['some'], ['all']])('work as ever when %s functions that follow them throw', async (which) => {
    const log: AgentFleetLog = memoryLog({ partitions, claimTtl: 200 });
    await fill(log);
    const expected = await references(log);
    const errors: unknown[] = [];
    const odd = () => {
      throw new Error('odd');
    };
    const others = {
      started: odd,
      folded: odd,
      checkpointed: odd,
      claimed: odd,
      released: odd,
      overtaken: odd,
    };
    const failed = which === 'all' ? odd : (_: number | null, error: unknown) => void errors.push(error);
    const worker = runWorker({ log, name: 'a', tickEvery: 1_000_000, events: { ...others, failed } });
    await written(log, expected);
    await worker.drain();
    for (const partition of all) expect(await writtenOutputs(log, partition)).toEqual(expected[partition]);
    expect(errors.length > 0).toBe(which === 'some');
  });

  it('go on from the checkpoint of a worker that drained, and write nothing twice', async () => {
    const log: AgentFleetLog = memoryLog({ partitions, claimTtl: 200 });
    const half = frames.length / 2;
    const started: number[] = [];
    const start = (name: string) =>
      runWorker({
        log,
        name,
        tickEvery: 1_000_000,
        events: { started: (_, position) => void started.push(position) },
      });
    const append = async (some: readonly FleetFrame[]) => {
      for (const [index, frame] of some.entries()) {
        const partition = partitionOf(frame.workNo, partitions);
        await log.append(partition, { frames: [frame], sentAt: null }, `${index}-${frame.frame.at}`);
      }
    };
    await append(frames.slice(0, half));
    const first = start('a');
    await written(log, await references(log));
    await first.drain();
    await append(frames.slice(half));
    started.length = 0;
    const second = start('b');
    const expected = await references(log);
    await written(log, expected);
    await second.drain();
    expect(started.some((position) => position > 0)).toBe(true);
    for (const partition of all) expect(await writtenOutputs(log, partition)).toEqual(expected[partition]);
  });

  it('write everything once although both believe that they hold every partition', async () => {
    const log: AgentFleetLog = memoryLog({ partitions, claimTtl: 60 });
    await fill(log);
    const expected = await references(log);
    let overtaken = 0;
    /** A log that grants every claim, and whose writes arrive in order but late, each connection in its own time. */
    const careless = (delays: readonly number[]): AgentFleetLog => {
      let tail: Promise<unknown> = Promise.resolve();
      let count = 0;
      const late = async () => {
        const delay = delays[count++ % delays.length] ?? 0;
        for (let turn = 0; turn < delay; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      };
      return {
        ...log,
        write: (...args) => {
          const result = tail.then(late).then(() => log.write(...args));
          tail = result;
          return result;
        },
        claims: {
          ...log.claims,
          take: async () => 1,
          renew: async () => 1,
          release: async () => {},
          holders: async () => new Map(),
          workers: async () => ['one'],
        },
      };
    };
    const events = {
      overtaken: () => {
        overtaken += 1;
      },
    };
    const start = (name: string, delays: readonly number[]) =>
      runWorker({ log: careless(delays), name, tickEvery: Number.POSITIVE_INFINITY, events });
    const workers = [start('a', [1, 3, 2]), start('b', [2, 1, 1, 5])];
    await written(log, expected);
    await Promise.all(workers.map((worker) => worker.drain()));
    expect(overtaken).toBeGreaterThan(0);
    for (const partition of all) expect(await writtenOutputs(log, partition)).toEqual(expected[partition]);
  });
});
