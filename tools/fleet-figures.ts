// `npx tsx tools/fleet-figures.ts` measures what a fleet costs, and prints the figures as a table. The figures
// of one run are compared with each other only: `advance` alone is measured in the same process, in turns.
// FLEET_FRAMES, FLEET_AGENTS and FLEET_BATCH (frames an entry) choose the size. The part on JetStream needs a nats-server.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { connect } from '@nats-io/transport-node';
import { advance } from '../src/agent/advance.ts';
import { compiledEngine } from '../src/agent/compiled-engine.ts';
import { pureEngine } from '../src/agent/engine.ts';
import type { Engine } from '../src/agent/engine-type.ts';
import { firstModel, type Model } from '../src/agent/model.ts';
import { writeCheckpoint } from '../src/fleet/checkpoint.ts';
import type { FleetBatch, FleetFrame } from '../src/fleet/fleet-batch.ts';
import type { FleetOutput } from '../src/fleet/fleet-turn.ts';
import { foldEntry, partitionRuns } from '../src/fleet/fold-entry.ts';
import { forwardedLine } from '../src/fleet/forwarded.ts';
import { createIngest } from '../src/fleet/ingest.ts';
import { jetStreamLog } from '../src/fleet/jetstream/jetstream-log.ts';
import { memoryLog } from '../src/fleet/memory-log.ts';
import { partitionOf } from '../src/fleet/partition.ts';
import type { AgentFleetLog } from '../src/fleet/partition-worker.ts';
import { runWorker } from '../src/fleet/worker.ts';
import { framesByAgent } from '../src/replay/frames-by-agent.ts';
import { replaySetup } from '../src/replay/replay-setup.ts';
import { fleetFrames } from '../src/simulator/fleet.ts';
import { manyFrames } from '../test/fleet/many-frames.ts';
import { findNatsServer, startNatsServer } from '../test/fleet/nats-server.ts';

const agents = Number(process.env['FLEET_AGENTS'] ?? 2000);
const count = Number(process.env['FLEET_FRAMES'] ?? 60_000);
const rounds = Number(process.env['FLEET_ROUNDS'] ?? 3);
const partitions = 4;
const batchSize = Number(process.env['FLEET_BATCH'] ?? 50);

interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const costOf = async (work: () => void | Promise<void>): Promise<Cost> => {
  const [cpu, wall] = [cpuMs(), performance.now()];
  await work();
  return { cpu: cpuMs() - cpu, wall: performance.now() - wall };
};
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const frames = manyFrames(agents, count);

/** The frames as batches of their partitions, in order. */
const batches: readonly { readonly partition: number; readonly batch: FleetBatch }[] = (() => {
  const all: { partition: number; batch: FleetBatch }[] = [];
  const waiting = Array.from({ length: partitions }, (): FleetFrame[] => []);
  const close = (partition: number) => {
    const list = waiting[partition]?.splice(0) ?? [];
    if (list.length > 0) all.push({ partition, batch: { frames: list, sentAt: list.at(-1)?.frame.at ?? 0 } });
  };
  for (const frame of frames) {
    const partition = partitionOf(frame.workNo, partitions);
    const list = waiting[partition] ?? [];
    list.push(frame);
    if (list.length === batchSize) close(partition);
  }
  waiting.forEach((_, partition) => void close(partition));
  return all;
})();

const advanceAll = (engine: Engine) => () => {
  const models = new Map<string, Model>();
  for (const { workNo, frame } of frames)
    models.set(workNo, advance(models.get(workNo) ?? firstModel(workNo), frame, engine).model);
};

const fill = async (log: AgentFleetLog) => {
  const byPartition = Array.from({ length: partitions }, (_, partition) =>
    batches.filter((one) => one.partition === partition),
  );
  await Promise.all(
    byPartition.map(async (list, partition) => {
      for (const [index, { batch }] of list.entries())
        await log.append(partition, batch, `${partition}-${index}`);
    }),
  );
};

/** The cost of one worker that folds everything in a log, its checkpoints included. */
const workThrough = async (log: AgentFleetLog, name: string): Promise<Cost> => {
  const ends = await Promise.all(
    Array.from({ length: partitions }, (_, partition) => log.lastInput(partition)),
  );
  let done = () => {};
  const folded = new Promise<void>((resolve) => {
    done = resolve;
  });
  const open = new Set(ends.keys());
  return costOf(async () => {
    const worker = runWorker({
      log,
      name,
      tickEvery: Number.POSITIVE_INFINITY,
      events: {
        folded: (partition, { position }) => {
          if (position >= (ends[partition] ?? 0)) open.delete(partition);
          if (open.size === 0) done();
        },
      },
    });
    await folded;
    await worker.drain();
  });
};

const rows: (readonly [name: string, figure: string, goal: string])[] = [];
const add = (name: string, figure: string, goal = '') => void rows.push([name, figure, goal]);
const perSecond = (ms: number, of = frames.length) => Math.round((of / ms) * 1000).toLocaleString('en');
const times = (base: number, own: number) => `${(base / own).toFixed(2)}x`;

const throughput = async () => {
  const figures = { pure: [] as number[], compiled: [] as number[], memory: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    const log: AgentFleetLog = memoryLog({ partitions });
    await fill(log);
    const costs = {
      pure: await costOf(advanceAll(pureEngine)),
      memory: await workThrough(log, 'worker'),
      compiled: await costOf(advanceAll(compiledEngine)),
    };
    // The first round only warms up.
    if (round > 0)
      for (const name of ['pure', 'compiled', 'memory'] as const) figures[name].push(costs[name].cpu);
  }
  const pure = median(figures.pure);
  const compiled = median(figures.compiled);
  const memory = median(figures.memory);
  add('advance alone, XState (pureEngine)', `${perSecond(pure)} frames a CPU second`);
  add('advance alone, compiled table', `${perSecond(compiled)} frames a CPU second`);
  add('worker, in-process log', `${perSecond(memory)} frames a CPU second`);
  add('... against advance with XState', times(pure, memory), '0.5x');
  add('... against advance with the compiled table', times(compiled, memory), '0.5x');
  return { pure, compiled };
};

const overJetStream = async ({ pure, compiled }: { readonly pure: number; readonly compiled: number }) => {
  const program = findNatsServer();
  if (program === null) return add('JetStream', 'not measured: there is no nats-server');
  const server = await startNatsServer(program);
  const connection = await connect({ servers: server.url });
  const costs: Cost[] = [];
  const appends: Cost[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const log = await jetStreamLog<FleetBatch, FleetOutput>({
      connection,
      partitions,
      prefix: `round${round}`,
    });
    appends.push(await costOf(() => fill(log)));
    costs.push(await workThrough(log, 'worker'));
  }
  await connection.drain();
  await server.close();
  const cpu = median(costs.map((cost) => cost.cpu));
  add(
    'append to JetStream, one write in flight a partition',
    `${perSecond(median(appends.map(({ wall }) => wall)))} frames/s`,
  );
  add('worker on JetStream', `${perSecond(cpu)} frames a CPU second`);
  add('... against advance with XState', times(pure, cpu), '0.5x');
  add('... against advance with the compiled table', times(compiled, cpu), '0.5x');
  add('... by the clock on the wall', `${perSecond(median(costs.map(({ wall }) => wall)))} frames/s`);
};

const ingest = async () => {
  const log: AgentFleetLog = memoryLog({ partitions });
  const take = createIngest({ log, identify: (request) => request.headers.get('x-agent') });
  const byAgent = new Map<string, string[]>();
  for (const { workNo, frame } of frames) {
    const list = byAgent.get(workNo) ?? [];
    list.push(forwardedLine(frame));
    byAgent.set(workNo, list);
  }
  const sentAt = frames.reduce((last, { frame }) => Math.max(last, frame.at), 0);
  const requests = [...byAgent].flatMap(([workNo, lines]) =>
    Array.from({ length: Math.ceil(lines.length / 20) }, (_, index) => ({
      workNo,
      body: JSON.stringify({ id: `${index}`, sentAt, lines: lines.slice(index * 20, index * 20 + 20) }),
    })),
  );
  const { cpu } = await costOf(async () => {
    for (const { workNo, body } of requests) {
      const headers = { 'x-agent': workNo, 'content-type': 'application/json' };
      const answer = await take(new Request('http://localhost/', { method: 'POST', headers, body }));
      if (answer.status !== 200)
        throw new Error(`The ingest answered ${answer.status}: ${await answer.text()}`);
    }
  });
  add('ingest, requests of 20 frames', `${perSecond(cpu)} frames a CPU second`);
};

const memory = async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const setup = replaySetup();
  const foldAll = () => {
    const state = partitionRuns();
    batches.forEach(({ batch }, index) => {
      foldEntry(state, { position: index + 1, at: batch.sentAt ?? 0, batch: structuredClone(batch) }, setup);
    });
    return state;
  };
  foldAll();
  collect();
  const before = process.memoryUsage().heapUsed;
  const state = foldAll();
  collect();
  const bytes = process.memoryUsage().heapUsed - before;
  add('memory of an agent in a worker', `${Math.round(bytes / state.runs.size)} B`, '2048 B');
  // The agents above are copies of each other, which are packed too well.
  const distinct = partitionRuns();
  const named = [...fleetFrames({ agents: 150, hours: 3, seed: 7 })].flatMap((frame) =>
    framesByAgent(frame).flatMap((one) => (one.workNo === null ? [] : [{ ...one, workNo: one.workNo }])),
  );
  foldEntry(distinct, { position: 1, at: 0, batch: { frames: named, sentAt: null } }, setup);
  const checkpoint = await writeCheckpoint({ position: 1, runs: distinct.runs }, setup);
  add('checkpoint of an agent', `${Math.round(checkpoint.length / distinct.runs.size)} B`, '400 B');
  const { cpu } = await costOf(async () => {
    await writeCheckpoint({ position: 1, runs: state.runs }, setup);
  });
  add('writing a checkpoint', `${((cpu / state.runs.size) * 1000).toFixed(0)} us CPU an agent`);
};

const alone = await throughput();
await overJetStream(alone);
await ingest();
await memory();
const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
process.stdout.write(
  `${frames.length} frames of ${agents} agents, ${batchSize} an entry, ${partitions} partitions, median of ${rounds} rounds\n\n`,
);
for (const [name, figure, goal] of rows)
  process.stdout.write(
    `${name.padEnd(widths[0] ?? 0)}  ${figure.padEnd(widths[1] ?? 0)}  ${goal && `goal ${goal}`}`
      .trimEnd()
      .concat('\n'),
  );
process.exit(0);
