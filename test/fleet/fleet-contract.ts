import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FleetBatch } from '../../src/fleet/fleet-batch.ts';
import type { AgentFleetLog } from '../../src/fleet/partition-worker.ts';
import { runWorker } from '../../src/fleet/worker.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { replaySetup } from '../../src/replay/replay-setup.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { referenceOutputs, writtenOutputs } from './compare-outputs.ts';

/** The log of a fleet that was opened for one test. */
export interface OpenedFleet {
  readonly log: AgentFleetLog;
  /** Stores something that is no JSON in partition 0; `null` where the log makes that impossible. */
  readonly storeRaw: (() => Promise<void>) | null;
  readonly close: () => Promise<void>;
}

const frames: readonly Frame[] = framesOf('inbound-manual-answer-to-idle');
const last = frames.at(-1)?.at ?? 0;

const batchOf = (workNo: string, some: readonly unknown[]): FleetBatch =>
  ({ frames: some.map((frame) => ({ workNo, frame })), sentAt: last }) as FleetBatch;

const good = { kind: 'message', data: null, origin: '', at: 1, door: 'window' };

/** Everything here is stored as it is, as somebody could who may append but does not use this library. */
const poison: readonly { readonly name: string; readonly batch: unknown; readonly refused: number }[] = [
  { name: 'null', batch: null, refused: 1 },
  { name: 'a text', batch: 'frames', refused: 1 },
  { name: 'a list', batch: [1, 2], refused: 1 },
  { name: 'an object without frames', batch: { sentAt: 0 }, refused: 1 },
  { name: 'no time of sending', batch: { frames: [], sentAt: 'now' }, refused: 1 },
  { name: 'frames that are no list', batch: { frames: { length: 3 }, sentAt: 0 }, refused: 1 },
  { name: 'frames that are none', batch: batchOf('8', [null, 1, 'x', [], {}]), refused: 5 },
  { name: 'no agent', batch: { frames: [{ frame: good }], sentAt: 1 }, refused: 1 },
  {
    name: 'an agent that is a number',
    batch: { frames: [{ workNo: 8, frame: good }], sentAt: 1 },
    refused: 1,
  },
  { name: 'an endless work number', batch: batchOf('8'.repeat(65), [good]), refused: 1 },
  { name: 'a time that is none', batch: batchOf('8', [{ ...good, at: 'soon' }]), refused: 1 },
  { name: 'a time beyond all calendars', batch: batchOf('8', [{ ...good, at: 1e300 }]), refused: 1 },
  { name: 'an unknown kind', batch: batchOf('8', [{ ...good, kind: 'other' }]), refused: 1 },
  {
    name: 'an interruption whose cause is a text of anybody',
    batch: batchOf('8', [{ ...good, kind: 'interrupted', cause: '13800138000' }]),
    refused: 1,
  },
  {
    name: 'a status answer without its question',
    batch: batchOf('8', [{ ...good, kind: 'restored' }]),
    refused: 1,
  },
];

/** Defines the tests that every log of a fleet must pass: the content of one entry never harms another agent. */
export const itCarriesAFleet = (open: () => Promise<OpenedFleet>): void => {
  let opened: OpenedFleet;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  /** Lets a worker answer everything in partition 0, and returns what it wrote, and what it has counted. */
  const work = async () => {
    const { log } = opened;
    const counted: number[] = [];
    const end = await log.lastInput(0);
    let done = () => {};
    const answered = new Promise<void>((resolve) => {
      done = resolve;
    });
    let entries = 0;
    const worker = runWorker({
      log,
      name: 'w',
      tickEvery: 1_000_000,
      events: {
        folded: (partition, { output: { refused = 0 } }) => {
          if (partition !== 0) return;
          entries += 1;
          if (refused > 0) counted.push(refused);
          if (entries === end) done();
        },
      },
    });
    await answered;
    await worker.drain();
    return { written: await writtenOutputs(log, 0), counted };
  };

  it.each(poison)('refuses and counts $name, and goes on with everybody else', async ({ batch, refused }) => {
    const { log } = opened;
    await log.append(0, batchOf('7', frames.slice(0, 3)), '1');
    await log.append(0, batch as FleetBatch, '2');
    await log.append(0, batchOf('7', frames.slice(3)), '3');
    const { written, counted } = await work();
    expect(counted).toEqual([refused]);
    expect(written.filter(({ output }) => output.refused !== undefined)).toEqual([
      { source: 2, output: expect.objectContaining({ turns: [], refused }) },
    ]);
    const turns = written.flatMap(({ output }) => output.turns);
    expect(turns.every(({ workNo }) => workNo === '7')).toBe(true);
    expect(turns.flatMap(({ steps }) => steps)).toHaveLength(frames.length);
    expect(written).toEqual(await referenceOutputs(log, 0, replaySetup()));
  });

  it('folds the frames beside one that is none', async () => {
    const mixed = { ...batchOf('7', frames), frames: [{ workNo: '7' }, ...batchOf('7', frames).frames] };
    await opened.log.append(0, mixed as FleetBatch, '1');
    const { written, counted } = await work();
    expect(counted).toEqual([1]);
    expect(written.flatMap(({ output }) => output.turns.flatMap(({ steps }) => steps))).toHaveLength(
      frames.length,
    );
  });

  it('refuses and counts what is no JSON', async () => {
    if (opened.storeRaw === null) return;
    await opened.storeRaw();
    await opened.log.append(0, batchOf('7', frames), '1');
    const { written, counted } = await work();
    expect(counted).toEqual([1]);
    expect(written.flatMap(({ output }) => output.turns.flatMap(({ steps }) => steps))).toHaveLength(
      frames.length,
    );
  });

  it('does not store a batch over the size limit, and stores the next one', async () => {
    const { log } = opened;
    const long = batchOf('7', [{ ...good, data: 'x'.repeat(1_100_000) }]);
    expect(await log.append(0, long, '1')).toEqual({ kind: 'tooLarge', mostBytes: expect.any(Number) });
    expect(await log.append(0, batchOf('7', frames), '1')).toMatchObject({ kind: 'appended', position: 1 });
    expect((await work()).counted).toEqual([]);
  });

  it('treats a frame with too long a text as a message without content', async () => {
    const { log } = opened;
    const long = { ...good, data: JSON.stringify({ eventType: 'x'.repeat(600_000) }) };
    await log.append(0, batchOf('7', [...frames.slice(0, 2), long, ...frames.slice(2)]), '1');
    const { written, counted } = await work();
    expect(counted).toEqual([]);
    const turns = written.flatMap(({ output }) => output.turns);
    expect(turns.flatMap(({ steps }) => steps)).toHaveLength(frames.length);
    expect(turns.flatMap(({ findings }) => findings.map(({ id }) => id))).toContain('rejected-frame');
    expect(JSON.stringify(written).length).toBeLessThan(100_000);
  });

  it('dates no frame after the time at which it was stored', async () => {
    await opened.log.append(0, { ...batchOf('7', frames), sentAt: 0 }, '1');
    const { written } = await work();
    const at = written[0]?.output.at ?? 0;
    const steps = written.flatMap(({ output }) => output.turns.flatMap((turn) => turn.steps));
    expect(Math.max(...steps.map((step) => step.at))).toBeLessThanOrEqual(at);
  });

  it.each([
    { name: 'another machine', change: { machine: '00000000' }, problem: /another agent machine/ },
    { name: 'other rules', change: { rules: '00000000' }, problem: /other rules/ },
    { name: 'another version of runs', change: { ccbarRun: 99 }, problem: /version 99/ },
    { name: 'damage', change: { runs: 7 }, problem: /damaged/ },
    { name: 'another format of checkpoints', change: { format: 99 }, problem: /format 99/ },
  ])('replays instead of using a checkpoint of $name', async ({ change, problem }) => {
    const { log } = opened;
    await log.append(0, batchOf('7', frames.slice(0, 3)), '1');
    await work();
    const saved = await unpacked((await log.checkpoints.load(0)) ?? new Uint8Array());
    await log.checkpoints.save(0, await packed({ ...saved, ...change }));
    await log.append(0, batchOf('7', frames.slice(3)), '2');
    const problems: (string | null)[] = [];
    const positions: number[] = [];
    const end = await log.lastInput(0);
    let done = () => {};
    const folded = new Promise<void>((resolve) => {
      done = resolve;
    });
    let entries = 0;
    const worker = runWorker({
      log,
      name: 'other',
      tickEvery: 1_000_000,
      events: {
        started: (partition, position, why) => {
          if (partition !== 0) return;
          positions.push(position);
          problems.push(why);
        },
        folded: (partition) => {
          entries += partition === 0 ? 1 : 0;
          if (entries === end) done();
        },
      },
    });
    await folded;
    await worker.drain();
    expect(positions).toEqual([0]);
    expect(problems[0]).toMatch(problem);
    expect(await writtenOutputs(log, 0)).toEqual(await referenceOutputs(log, 0, replaySetup()));
  });
};

const through = async (bytes: Uint8Array, stream: CompressionStream | DecompressionStream) =>
  new Uint8Array(
    await new Response(
      new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(stream),
    ).arrayBuffer(),
  );

const unpacked = async (bytes: Uint8Array): Promise<{ readonly [key: string]: unknown }> =>
  JSON.parse(new TextDecoder().decode(await through(bytes, new DecompressionStream('gzip'))));

const packed = (value: unknown): Promise<Uint8Array> =>
  through(new TextEncoder().encode(JSON.stringify(value)), new CompressionStream('gzip'));
