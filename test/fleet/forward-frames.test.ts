import { Subject, VirtualTimeScheduler } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FleetBatch } from '../../src/fleet/fleet-batch.ts';
import type { FleetOutput } from '../../src/fleet/fleet-turn.ts';
import type { ForwardedBatch } from '../../src/fleet/forwarded.ts';
import { createIngest } from '../../src/fleet/ingest.ts';
import { memoryLog } from '../../src/fleet/memory-log.ts';
import { type ForwardOptions, forwardFrames } from '../../src/fleet/page/forward-frames.ts';
import { type Frame, messageFrame } from '../../src/protocol/frame.ts';

const frame = (number: number, eventType = 'AgentState_Ready'): Frame =>
  messageFrame(
    { event: { eventType, content: null, workNo: '30021' } },
    { at: number, origin: 'https://bar' },
  );

const memory = () => {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
};

/** A page that forwards on a virtual clock, to an ingest that gives the answers of a list, then 200. */
const open = (options: Partial<ForwardOptions> & { readonly answers?: readonly number[] } = {}) => {
  const { answers = [], ...given } = options;
  const clock = new VirtualTimeScheduler();
  const source = new Subject<Frame>();
  const requests: ForwardedBatch[] = [];
  const left = [...answers];
  const send = async (batch: ForwardedBatch) => {
    requests.push(batch);
    return left.shift() ?? 200;
  };
  const forwarder = forwardFrames(source, { send, clock, ...given });
  const seen: object[] = [];
  forwarder.sent$.subscribe((frames) => seen.push({ sent: frames }));
  forwarder.dropped$.subscribe((dropped) => seen.push(dropped));
  forwarder.delayed$.subscribe(({ reason, status, waiting }) =>
    seen.push({ delayed: reason, status, waiting }),
  );
  /** Lets virtual time pass, with the answers that come in it. */
  const pass = async () => {
    for (let round = 0; round < 40; round += 1) {
      clock.flush();
      await Promise.resolve();
    }
  };
  return { source, clock, requests, forwarder, seen, pass };
};

const linesOf = (requests: readonly ForwardedBatch[]) =>
  requests.map(({ lines }) => lines.map((line) => JSON.parse(line).at));

describe('the forwarder of a page', () => {
  it('sends what was gathered as one batch, in order', async () => {
    const { source, requests, seen, pass } = open();
    for (const number of [1, 2, 3]) source.next(frame(number));
    await pass();
    expect(linesOf(requests)).toEqual([[1, 2, 3]]);
    expect(seen).toEqual([{ sent: 3 }]);
  });

  it('makes batches that fit a request', async () => {
    const { source, requests, pass } = open({ mask: (data) => data });
    for (let number = 1; number <= 401; number += 1) source.next(frame(number));
    const event = { eventType: 'AgentState_Ready', content: null };
    const long = { workNo: '30021', eventList: Array.from({ length: 900 }, () => event) };
    for (const at of [402, 403]) source.next(messageFrame(long, { at }));
    await pass();
    expect(requests.map(({ lines }) => lines.length)).toEqual([200, 200, 2, 1]);
    expect(new Set(requests.map(({ id }) => id)).size).toBe(4);
    expect(requests.every(({ id }) => /^[\w-]{1,100}$/.test(id))).toBe(true);
  });

  it.each<readonly [what: string, odd: () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('odd');
      },
    ],
    ['returns nothing', () => undefined],
    ['rejects', () => Promise.reject(Object.create(null))],
    ['gives no number', async () => 'yes'],
    [
      'gives what throws when it is awaited',
      () => ({
        // biome-ignore lint/suspicious/noThenProperty: this is what is tried
        get then() {
          throw new Error('odd');
        },
      }),
    ],
  ])('waits and sends again when the function that sends %s', async (_what, odd) => {
    const kinds: (() => unknown)[] = [odd, odd, async () => 200];
    const { source, seen, pass } = open({ send: (() => kinds.shift()?.()) as never });
    source.next(frame(1));
    await pass();
    const delayed = { delayed: 'unreachable', status: 0, waiting: 1 };
    expect(seen).toEqual([delayed, delayed, { sent: 1 }]);
  });

  it('reads what it can of what another page stored', async () => {
    const storage = memory();
    const good = { id: 'good-1', lines: ['{"at":1,"data":null}'] };
    const odd = [
      null,
      7,
      'x',
      [],
      {},
      { id: 7, lines: [] },
      { id: 'x', lines: 'x' },
      { id: 'x', lines: [7] },
    ];
    storage.setItem('ccbar-agent forwarded frames', JSON.stringify([...odd, good]));
    const { requests, pass } = open({ storage });
    await pass();
    expect(requests.map(({ id }) => id)).toEqual(['good-1']);
  });

  it.each([
    { what: 'is full', status: 503, reason: 'full' },
    { what: 'asks to wait', status: 429, reason: 'full' },
    { what: 'cannot be reached', status: 0, reason: 'unreachable' },
    { what: 'fails', status: 500, reason: 'unreachable' },
    { what: 'knows no session', status: 401, reason: 'session' },
  ])('waits, reports it and sends again when the ingest $what', async ({ status, reason }) => {
    const { source, requests, seen, pass } = open({ answers: [status, status] });
    source.next(frame(1));
    await pass();
    expect(new Set(requests.map(({ id }) => id)).size).toBe(1);
    expect(seen).toEqual([
      { delayed: reason, status, waiting: 1 },
      { delayed: reason, status, waiting: 1 },
      { sent: 1 },
    ]);
  });

  it('sends again later and later, at most every 75 s', async () => {
    const { source, forwarder, pass } = open({ answers: Array.from({ length: 10 }, () => 0) });
    const waits: number[] = [];
    forwarder.delayed$.subscribe(({ retryIn }) => waits.push(retryIn));
    source.next(frame(1));
    await pass();
    expect(waits).toHaveLength(10);
    expect(waits.every((wait, index) => wait >= (waits[index - 1] ?? 0))).toBe(true);
    expect(waits[0]).toBeLessThanOrEqual(1250);
    expect(waits.at(-1)).toBeLessThanOrEqual(75_000);
  });

  it('drops a batch that is refused, and goes on', async () => {
    const { source, requests, seen, pass } = open({ answers: [403] });
    source.next(frame(1));
    await pass();
    source.next(frame(2));
    await pass();
    expect(linesOf(requests)).toEqual([[1], [2]]);
    expect(seen).toEqual([{ reason: 'refused', frames: 1, status: 403 }, { sent: 1 }]);
  });

  it('loses only the frame that is too large of a batch that is too large', async () => {
    const lines: number[] = [];
    const send = async (batch: ForwardedBatch) => {
      const [times = []] = linesOf([batch]);
      if (times.includes(3)) return 413;
      lines.push(...times);
      return 200;
    };
    const { source, seen, pass } = open({ send });
    for (const number of [1, 2, 3, 4, 5]) source.next(frame(number));
    await pass();
    expect(lines).toEqual([1, 2, 4, 5]);
    expect(seen).toContainEqual({ reason: 'size', frames: 1, status: 413 });
  });

  it('is bounded: the oldest frames are dropped, and it reports how many', async () => {
    const { source, forwarder, seen, pass } = open({
      answers: Array.from({ length: 4 }, () => 0),
      most: 250,
    });
    for (let number = 1; number <= 200; number += 1) source.next(frame(number));
    await pass();
    for (let number = 201; number <= 900; number += 1) source.next(frame(number));
    await pass();
    const dropped = seen.filter((one) => 'reason' in one);
    expect(dropped).toEqual([{ reason: 'full', frames: expect.any(Number), status: null }]);
    expect(forwarder.waiting()).toBe(0);
  });

  it('goes on after a reload with what had not been stored, under the same id', async () => {
    const storage = memory();
    const before = open({ storage, answers: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] });
    for (const number of [1, 2]) before.source.next(frame(number));
    before.clock.maxFrames = 1500;
    await before.pass();
    before.source.next(frame(3));
    before.forwarder.stop();
    const after = open({ storage });
    after.source.next(frame(4));
    await after.pass();
    expect(linesOf(after.requests)).toEqual([[1, 2], [3], [4]]);
    expect(after.requests[0]?.id).toBe(before.requests[0]?.id);
    expect(storage.getItem('ccbar-agent forwarded frames')).toBeNull();
  });

  describe('in a page', () => {
    const listeners = new Map<string, () => void>();
    beforeEach(() => {
      listeners.clear();
      vi.stubGlobal('addEventListener', (type: string, listener: () => void) =>
        listeners.set(type, listener),
      );
      vi.stubGlobal('removeEventListener', (type: string) => listeners.delete(type));
    });
    afterEach(() => {
      vi.unstubAllGlobals();
    });

    it('stores what was gathered when the page is left', async () => {
      const storage = memory();
      const before = open({ storage });
      before.source.next(frame(1));
      expect(storage.getItem('ccbar-agent forwarded frames')).toBeNull();
      listeners.get('pagehide')?.();
      const after = open({ storage });
      await after.pass();
      expect(linesOf(after.requests)).toEqual([[1]]);
    });

    it('sends at once when the network is back', async () => {
      const { source, requests, clock, pass } = open({ answers: [0, 0, 0, 0, 0, 0] });
      source.next(frame(1));
      clock.maxFrames = 20_000;
      await pass();
      const count = requests.length;
      listeners.get('online')?.();
      await pass();
      expect(requests.length).toBe(count + 1);
    });

    it('leaves no listener behind', () => {
      const { forwarder } = open();
      expect([...listeners.keys()].sort()).toEqual(['online', 'pagehide']);
      forwarder.stop();
      expect(listeners.size).toBe(0);
    });
  });

  it.each(['not json', '{}', '[{"id":3}]', '[null]'])('begins anew with %s in storage', async (text) => {
    const storage = memory();
    storage.setItem('ccbar-agent forwarded frames', text);
    const { source, requests, pass } = open({ storage });
    source.next(frame(1));
    await pass();
    expect(linesOf(requests)).toEqual([[1]]);
  });

  it('sends nothing personal, and no message of a stranger', async () => {
    const { source, requests, pass } = open();
    source.next({ kind: 'refused', reason: 'origin', origin: 'https://evil', at: 1, door: 'window' });
    const content = { callid: '1767254400-1', caller: '13800000001' };
    source.next(
      messageFrame({ event: { eventType: 'AgentEvent_Talking', workNo: '30021', content } }, { at: 2 }),
    );
    await pass();
    expect(linesOf(requests)).toEqual([[2]]);
    expect(JSON.stringify(requests)).not.toContain('13800000001');
    expect(JSON.stringify(requests)).toContain('30021');
  });

  it('waits for a log that is full, and an ingest stores each frame once', async () => {
    const log = memoryLog<FleetBatch, FleetOutput>({ partitions: 1, most: 1 });
    const roomy = memoryLog<FleetBatch, FleetOutput>({ partitions: 1 });
    let isFull = true;
    const ingest = createIngest({
      log: { ...roomy, append: (...args) => (isFull ? log : roomy).append(...args) },
      identify: () => '30021',
    });
    await log.append(0, { frames: [], sentAt: 0 }, 'fills it');
    const { source, seen, pass, clock } = open({
      send: async (batch) => {
        const body = JSON.stringify({ ...batch, sentAt: 1000 });
        const headers = { 'content-type': 'application/json' };
        const request = new Request('https://desk/frames', { method: 'POST', headers, body });
        return (await ingest(request)).status;
      },
    });
    clock.maxFrames = 2000;
    source.next(frame(1));
    while (seen.length === 0) {
      await pass();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(seen[0]).toEqual({ delayed: 'full', status: 503, waiting: 1 });
    isFull = false;
    clock.maxFrames = Number.POSITIVE_INFINITY;
    while (!seen.some((one) => 'sent' in one)) {
      await pass();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(seen.at(-1)).toEqual({ sent: 1 });
    expect(await roomy.lastInput(0)).toBe(1);
  });

  it('needs an address or a function', () => {
    expect(() => forwardFrames(new Subject(), {})).toThrow(expect.objectContaining({ code: 'bad-option' }));
  });
});
