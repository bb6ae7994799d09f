import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Subject } from 'rxjs';
import { agentsAtWork } from '../src/cli/commands/fleet/agents-at-work.ts';
import { simulatedDirectory } from '../src/cli/commands/fleet/simulated-fleet.ts';
import type { FleetBatch, FleetFrame } from '../src/fleet/fleet-batch.ts';
import type { FleetOutput } from '../src/fleet/fleet-turn.ts';
import { serveHttp } from '../src/fleet/http/serve-http.ts';
import { createWallboard } from '../src/fleet/http/wallboard.ts';
import { createIngest } from '../src/fleet/ingest.ts';
import { memoryLog } from '../src/fleet/memory-log.ts';
import { forwardFrames } from '../src/fleet/page/forward-frames.ts';
import { partitionOf } from '../src/fleet/partition.ts';
import type { AgentFleetLog } from '../src/fleet/partition-worker.ts';
import type { WallboardDiff } from '../src/fleet/wallboard-message.ts';
import { runWorker } from '../src/fleet/worker.ts';
import type { Frame } from '../src/protocol/frame.ts';

const HELP = `npx tsx tools/wallboard-age.ts [--agents N] [--seconds N] [--log nats://HOST:PORT]

Measures the age of an event when it reaches the wallboard: simulated agents at real rate, each with a
forwarder of its own that posts to the ingest; one worker; the server-sent events of the wallboard. All of it
runs in this process, one after the other on one core.
  --agents N    10000
  --seconds N   60
  --log A       a NATS server; the in-process log when left out`;

const PARTITIONS = 16;
const MINUTE = 60_000;
const PAST_MS = 9 * MINUTE;
const SLICE_MS = 5000;
const LOOK_MS = 10;

async function openLog(address: string | undefined): Promise<AgentFleetLog> {
  if (address === undefined) return memoryLog<FleetBatch, FleetOutput>({ partitions: PARTITIONS });
  const { connect } = await import('@nats-io/transport-node');
  const { jetStreamLog } = await import('../src/fleet/jetstream/jetstream-log.ts');
  return jetStreamLog({
    connection: await connect({ servers: address }),
    partitions: PARTITIONS,
    prefix: `age${process.pid}`,
  });
}

async function appendPast(log: AgentFleetLog, frames: readonly FleetFrame[], id: string): Promise<void> {
  const parts = new Map<number, FleetFrame[]>();
  for (const one of frames) {
    const partition = partitionOf(one.workNo, PARTITIONS);
    const known = parts.get(partition);
    if (known === undefined) parts.set(partition, [one]);
    else known.push(one);
  }
  for (const [partition, own] of parts)
    await log.append(partition, { frames: own, sentAt: Date.now() }, `past-${id}-${partition}`);
}

/** Reads server-sent events, and calls a function with the data of each. */
async function readEvents(url: string, signal: AbortSignal, receive: (diff: WallboardDiff) => void) {
  const response = await fetch(url, { signal });
  let text = '';
  for await (const piece of response.body ?? []) {
    text += Buffer.from(piece).toString();
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data !== undefined) receive(JSON.parse(data));
    }
  }
}

const at = (sorted: readonly number[], share: number): string =>
  `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN)} ms`;

async function measure(agents: number, seconds: number, address: string | undefined): Promise<void> {
  const log = await openLog(address);
  const folded = new Map<number, number>();
  const worker = runWorker({
    log,
    name: 'age',
    events: {
      folded: (partition) => {
        folded.set(partition, (folded.get(partition) ?? 0) + 1);
      },
    },
  });
  const wallboard = createWallboard({
    log,
    files: { wallboard: '', inspector: '' },
    directory: simulatedDirectory,
    authorize: () => ({ teams: 'all', mayInspect: false }),
  });
  const ingest = createIngest({ log, identify: (request) => request.headers.get('x-agent') });
  const server = await serveHttp({
    handle: (request) => (request.method === 'POST' ? ingest(request) : wallboard.handle(request)),
  });

  const begin = Date.now() - PAST_MS;
  const frames = agentsAtWork(agents, begin);
  let next = frames.next();
  const arrivedBy = (time: number): FleetFrame[] => {
    const list: FleetFrame[] = [];
    for (; next.done !== true && next.value.at <= time; next = frames.next()) list.push(next.value);
    return list;
  };
  for (let time = begin; time < Date.now(); time += SLICE_MS) {
    await appendPast(log, arrivedBy(Math.min(time + SLICE_MS, Date.now())), String(time));
    await wait(0);
  }
  for (let partition = 0; partition < PARTITIONS; partition += 1) {
    const last = await log.lastInput(partition);
    while ((folded.get(partition) ?? 0) < last) await wait(LOOK_MS);
  }
  // Events that arrived while the past was folded are shown late; they are not measured.
  await appendPast(log, arrivedBy(Date.now()), 'last');
  console.log(`Caught up after ${Math.round((Date.now() - begin - PAST_MS) / 1000)} s.`);

  const sources = new Map<string, Subject<Frame>>();
  const counts = { sent: 0, delayed: 0, dropped: 0 };
  const sourceOf = (workNo: string): Subject<Frame> => {
    const known = sources.get(workNo);
    if (known !== undefined) return known;
    const source = new Subject<Frame>();
    sources.set(workNo, source);
    const forwarder = forwardFrames(source, {
      send: async (batch) => {
        const headers = { 'content-type': 'application/json', 'x-agent': workNo };
        const { status } = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify(batch) });
        return status;
      },
    });
    forwarder.sent$.subscribe((count) => {
      counts.sent += count;
    });
    forwarder.delayed$.subscribe(() => {
      counts.delayed += 1;
    });
    forwarder.dropped$.subscribe(() => {
      counts.dropped += 1;
    });
    return source;
  };

  const ages: number[] = [];
  const begun = new Map<string, number>();
  let measuredFrom = Number.POSITIVE_INFINITY;
  const reading = new AbortController();
  const events = readEvents(`${server.url}/events`, reading.signal, (diff) => {
    const now = Date.now();
    for (const { id, since } of diff.agents) {
      if (since === null || since === begun.get(id)) continue;
      begun.set(id, since);
      if (since > measuredFrom) ages.push(now - since);
    }
  }).catch(() => {});

  const until = Date.now() + (seconds + 10) * 1000;
  const warm = Date.now() + 10_000;
  let cpu = process.cpuUsage();
  while (Date.now() < until) {
    for (const { workNo, frame } of arrivedBy(Date.now())) sourceOf(workNo).next(frame);
    if (measuredFrom === Number.POSITIVE_INFINITY && Date.now() > warm) {
      measuredFrom = Date.now();
      cpu = process.cpuUsage();
      counts.sent = 0;
    }
    await wait(LOOK_MS);
  }
  const used = process.cpuUsage(cpu);
  const took = (Date.now() - measuredFrom) / 1000;
  ages.sort((a, b) => a - b);
  console.log(
    `${agents} agents, ${took.toFixed(0)} s, ${address === undefined ? 'in-process log' : 'NATS JetStream'}: ` +
      `${(counts.sent / took).toFixed(0)} frames/s forwarded, ${ages.length} changes of state seen.\n` +
      `Age on the wallboard: p50 ${at(ages, 0.5)}, p90 ${at(ages, 0.9)}, p99 ${at(ages, 0.99)}, most ${at(ages, 1)}.\n` +
      `CPU of everything: ${((used.user + used.system) / 10_000 / took).toFixed(0)} % of one core; ` +
      `memory ${Math.round(process.memoryUsage.rss() / 1e6)} MB; delayed ${counts.delayed}, dropped ${counts.dropped}.`,
  );
  reading.abort();
  await events;
  wallboard.stop();
  await server.close();
  await worker.drain();
  await log.close();
}

const { values } = parseArgs({
  options: {
    agents: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '60' },
    log: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) console.log(HELP);
else {
  await measure(Number(values.agents), Number(values.seconds), values.log);
  process.exit(0);
}
