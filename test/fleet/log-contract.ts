import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FleetLog } from '../../src/fleet/fleet-log.ts';

type Log = FleetLog<string, string>;

/** A log that was opened for one test. */
export interface Opened {
  readonly log: Log;
  /** Lets claims expire. */
  readonly expireClaims: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const take = async <Item>(items: AsyncIterable<Item>, count: number, abort: AbortController) => {
  const taken: Item[] = [];
  for await (const item of items) {
    taken.push(item);
    if (taken.length === count) break;
  }
  abort.abort();
  return taken;
};

const read = (log: Log, partition: number, after: number, count: number) => {
  const abort = new AbortController();
  return take(log.read(partition, after, abort.signal), count, abort);
};

const readOutput = (log: Log, partition: number, after: number, count: number) => {
  const abort = new AbortController();
  return take(log.readOutput(partition, after, abort.signal), count, abort);
};

/** The behaviour that every fleet log has. */
export const itIsAFleetLog = (open: () => Promise<Opened>, most: (() => Promise<Opened>) | null): void => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('reads what was appended, in order, with rising positions', async () => {
    const { log } = opened;
    for (const batch of ['a', 'b', 'c']) await log.append(0, batch, batch);
    const entries = await read(log, 0, 0, 3);
    expect(entries.map(({ batch }) => batch)).toEqual(['a', 'b', 'c']);
    expect(entries.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(entries.every(({ at }, index) => at >= (entries[index - 1]?.at ?? 0))).toBe(true);
  });

  it('stores the same id once', async () => {
    const { log } = opened;
    const first = await log.append(1, 'a', 'same');
    const second = await log.append(1, 'a', 'same');
    expect([first, second]).toEqual([
      { kind: 'appended', position: 1, isDuplicate: false },
      { kind: 'appended', position: 1, isDuplicate: true },
    ]);
    expect(await log.lastInput(1)).toBe(1);
  });

  it('reads on from a position, and what arrives while it is read', async () => {
    const { log } = opened;
    for (const batch of ['a', 'b', 'c']) await log.append(0, batch, batch);
    const reading = read(log, 0, 2, 2);
    await log.append(0, 'd', 'd');
    expect((await reading).map(({ batch }) => batch)).toEqual(['c', 'd']);
  });

  it('ends reading when it is aborted', async () => {
    const abort = new AbortController();
    const reading = take(opened.log.read(0, 0, abort.signal), 1, abort);
    abort.abort();
    expect(await reading).toEqual([]);
  });

  it('separates partitions', async () => {
    const { log } = opened;
    await log.append(0, 'a', '1');
    await log.append(1, 'b', '1');
    expect((await read(log, 1, 0, 1)).map(({ batch }) => batch)).toEqual(['b']);
    expect(await log.lastInput(2)).toBe(0);
  });

  it('writes an output only at the expected position', async () => {
    const { log } = opened;
    expect(await log.lastOutput(0)).toEqual({ position: 0, source: 0 });
    expect(await log.write(0, { source: 4, output: 'x' }, 0)).toEqual({ kind: 'written', position: 1 });
    expect(await log.write(0, { source: 4, output: 'x' }, 0)).toEqual({ kind: 'overtaken' });
    expect(await log.write(0, { source: 7, output: 'y' }, 1)).toEqual({ kind: 'written', position: 2 });
    expect(await log.lastOutput(0)).toEqual({ position: 2, source: 7 });
    expect(await readOutput(log, 0, 0, 2)).toEqual([
      { position: 1, source: 4, output: 'x' },
      { position: 2, source: 7, output: 'y' },
    ]);
    expect(await readOutput(log, 0, 1, 1)).toEqual([{ position: 2, source: 7, output: 'y' }]);
  });

  it('stores the newest checkpoint, however long', async () => {
    const { checkpoints } = opened.log;
    expect(await checkpoints.load(3)).toBeNull();
    await checkpoints.save(3, Uint8Array.of(1, 2, 3));
    const long = Uint8Array.from({ length: 1_700_000 }, (_, index) => index % 251);
    await checkpoints.save(3, long);
    expect(Buffer.from((await checkpoints.load(3)) ?? []).equals(long)).toBe(true);
    await checkpoints.save(3, new Uint8Array(0));
    expect([...((await checkpoints.load(3)) ?? [1])]).toEqual([]);
    expect(await checkpoints.load(0)).toBeNull();
  });

  it('gives a partition to one worker, until the claim is released or expires', async () => {
    const { claims } = opened.log;
    const first = await claims.take(0, 'a');
    expect(first).not.toBeNull();
    expect(await claims.take(0, 'b')).toBeNull();
    const renewed = await claims.renew(0, 'a', first ?? 0);
    expect(renewed).not.toBeNull();
    expect(await claims.renew(0, 'a', first ?? 0)).toBeNull();
    expect(await claims.holders()).toEqual(new Map([[0, 'a']]));
    await claims.release(0, renewed ?? 0);
    const taken = await claims.take(0, 'b');
    expect(taken).not.toBeNull();
    await opened.expireClaims();
    expect(await claims.take(0, 'c')).not.toBeNull();
    expect(await claims.renew(0, 'b', taken ?? 0)).toBeNull();
  });

  it('knows the workers that announced themselves', async () => {
    const { claims } = opened.log;
    await claims.announce('a');
    await claims.announce('b');
    expect([...(await claims.workers())].sort()).toEqual(['a', 'b']);
    await claims.withdraw('a');
    expect(await claims.workers()).toEqual(['b']);
  });

  if (most === null) return;
  it('reports that it is full', async () => {
    const small = await most();
    try {
      const batch = 'x'.repeat(600);
      const kinds: string[] = [];
      for (let index = 0; index < 20; index += 1) {
        kinds.push((await small.log.append(0, batch, String(index))).kind);
      }
      expect(kinds[0]).toBe('appended');
      expect(kinds.at(-1)).toBe('full');
    } finally {
      await small.close();
    }
  });
};
