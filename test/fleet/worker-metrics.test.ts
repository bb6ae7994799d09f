import { describe, expect, it } from 'vitest';
import { memoryLog } from '../../src/fleet/memory-log.ts';
import type { AgentFleetLog } from '../../src/fleet/partition-worker.ts';
import { runWorker } from '../../src/fleet/worker.ts';
import { type FleetMeter, workerMetrics } from '../../src/fleet/worker-metrics.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';

type Attributes = { readonly [name: string]: string | number };

/** A meter that adds up what it is given. */
const createMeter = () => {
  const sums = new Map<string, number>();
  const labels: Attributes[] = [];
  const gauges: (() => void)[] = [];
  const add = (name: string) => ({
    add: (value: number, attributes: Attributes = {}) => {
      sums.set(name, (sums.get(name) ?? 0) + value);
      labels.push(attributes);
    },
  });
  const meter: FleetMeter = {
    createCounter: add,
    createHistogram: (name) => ({ record: add(name).add }),
    createObservableGauge: (name) => ({
      addCallback: (callback) => {
        gauges.push(() => callback({ observe: (value, attributes) => add(name).add(value, attributes) }));
      },
    }),
  };
  return { meter, sums, labels, observe: () => gauges.forEach((one) => void one()) };
};

const frames = framesOf('inbound-manual-answer-to-idle');
const workNo = '30021';

describe('the metrics of a worker', () => {
  it('count what it did, and name nobody', async () => {
    const { meter, sums, labels, observe } = createMeter();
    const log: AgentFleetLog = memoryLog({ partitions: 1 });
    const sentAt = frames.at(-1)?.at ?? 0;
    await log.append(0, { frames: frames.map((frame) => ({ workNo, frame })), sentAt }, '1');
    await log.append(0, { frames: [{ workNo } as never], sentAt }, '2');
    const metrics = workerMetrics(meter, { system: 'memory' });
    const worker = runWorker({ log, name: 'a', tickEvery: Number.POSITIVE_INFINITY, events: metrics.events });
    metrics.observe(worker);
    await expect.poll(() => sums.get('messaging.client.consumed.messages')).toBe(2);
    observe();
    await worker.drain();
    expect(Object.fromEntries(sums)).toMatchObject({
      'ccbar.fleet.frames': frames.length + 1,
      'ccbar.fleet.steps': frames.length,
      'ccbar.fleet.refused': 1,
      'ccbar.fleet.takeovers': 1,
      'ccbar.fleet.claims': 1,
      'ccbar.fleet.lag': 0,
      'messaging.process.duration': expect.any(Number),
      'ccbar.fleet.checkpoint.size': expect.any(Number),
    });
    expect(JSON.stringify(labels)).not.toContain(workNo);
    expect(new Set(labels.flatMap((one) => Object.keys(one)))).toEqual(
      new Set([
        'messaging.system',
        'messaging.operation.name',
        'messaging.destination.partition.id',
        'ccbar.finding.id',
        'ccbar.finding.level',
      ]),
    );
  });
});
