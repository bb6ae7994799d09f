import { describe, expect, it } from 'vitest';
import type { FleetBatch } from '../../src/fleet/fleet-batch.ts';
import type { FleetOutput } from '../../src/fleet/fleet-turn.ts';
import { createIngest, type IngestOptions } from '../../src/fleet/ingest.ts';
import { memoryLog } from '../../src/fleet/memory-log.ts';
import type { AgentFleetLog } from '../../src/fleet/partition-worker.ts';

const now = 1_767_254_400_000;

const event = (eventType: string, workNo?: string) => ({
  at: now - 500,
  data: { event: { eventType, content: null, ...(workNo !== undefined && { workNo }) } },
});
const ready = (workNo?: string) => JSON.stringify(event('AgentState_Ready', workNo));
const many = (count: number, line = ready('30021')) => Array.from({ length: count }, () => line);

const setUp = (options: Partial<IngestOptions> & { readonly most?: number } = {}) => {
  const log: AgentFleetLog = memoryLog<FleetBatch, FleetOutput>({
    partitions: 1,
    now: () => now,
    ...(options.most !== undefined && { most: options.most }),
  });
  const seen: (readonly [string, number])[] = [];
  const ingest = createIngest({
    log,
    identify: (request) => request.headers.get('x-session'),
    events: {
      accepted: (frames) => seen.push(['accepted', frames]),
      refused: (reason, frames) => seen.push([reason, frames]),
      full: () => seen.push(['full', 0]),
      failed: () => seen.push(['failed', 0]),
    },
    ...options,
  });
  const post = async (body: unknown, headers: { readonly [name: string]: string } = {}) => {
    const response = await ingest(
      new Request('https://desk.example.com/frames', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-session': '30021', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );
    return { status: response.status, ...(await response.json()) };
  };
  const stored = async () => {
    const last = await log.lastInput(0);
    const batches: FleetBatch[] = [];
    if (last === 0) return batches;
    for await (const { position, batch } of log.read(0, 0, new AbortController().signal)) {
      if (batch !== null) batches.push(batch);
      if (position === last) break;
    }
    return batches;
  };
  return { ingest, post, stored, seen, log };
};

const batch = (lines: readonly unknown[], id = 'page-1') => ({ id, sentAt: now, lines });

describe('the ingest', () => {
  it.each<readonly [what: string, identify: () => never]>([
    [
      'throws',
      () => {
        throw new Error('no sessions');
      },
    ],
    ['rejects', (() => Promise.reject(new Error('no sessions'))) as () => never],
  ])('asks for the batch again later when what names the agent %s', async (_what, identify) => {
    const { post, seen } = setUp({ identify });
    expect(await post(batch([ready()]))).toEqual({ status: 503, reason: 'session' });
    expect(seen).toEqual([['failed', 0]]);
  });

  it.each([7, {}, ''])('knows no agent %j', async (workNo) => {
    const { post } = setUp({ identify: () => workNo as never });
    expect(await post(batch([ready()]))).toMatchObject({ status: 401 });
  });

  it('stores the frames of the agent of the session under that work number', async () => {
    const { post, stored, seen } = setUp();
    expect(await post(batch([ready('30021'), ready()]))).toEqual({ status: 200, accepted: 2, refused: 0 });
    const [first] = await stored();
    expect(first?.frames.map(({ workNo }) => workNo)).toEqual(['30021', '30021']);
    expect(first?.sentAt).toBe(now);
    expect(seen).toEqual([['accepted', 2]]);
  });

  it('stores a batch once that is sent twice', async () => {
    const { post, stored } = setUp();
    await post(batch([ready()]));
    expect(await post(batch([ready()]))).toMatchObject({ status: 200 });
    expect(await stored()).toHaveLength(1);
  });

  const future = JSON.stringify({ ...event('AgentState_Ready'), at: now + 3 * 86_400_000 });
  const poisoned = '{"at":1e400,"__proto__":{"x":1},"data":{"event":';
  const deep = `{"at":${now},"data":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
  it.each([
    {
      what: 'a page that lies about its work number',
      lines: [ready('30022')],
      status: 403,
      seen: [['agent', 1]],
    },
    {
      what: 'a frame about another agent between two of the own',
      lines: [ready('30021'), ready('30022'), ready('030021')],
      status: 200,
      seen: [
        ['agent', 1],
        ['accepted', 2],
      ],
    },
    { what: 'a poisoned line', lines: [poisoned], status: 400, seen: [['damaged', 1]] },
    { what: 'lines that are no text', lines: [null, 7, {}], status: 400, seen: [['damaged', 3]] },
    {
      what: 'a poisoned line beside a good one',
      lines: [poisoned, ready()],
      status: 200,
      seen: [
        ['damaged', 1],
        ['accepted', 1],
      ],
    },
    { what: 'a frame of days in the future', lines: [future], status: 400, seen: [['damaged', 1]] },
    { what: 'a frame over the size limit', lines: ['x'.repeat(64_001)], status: 413, seen: [['size', 1]] },
    {
      what: 'a frame over the size limit beside a good one',
      lines: ['x'.repeat(64_001), ready()],
      status: 200,
      seen: [
        ['size', 1],
        ['accepted', 1],
      ],
    },
    { what: 'too many frames', lines: many(1001), status: 413, seen: [['size', 1001]] },
    { what: 'a request over the size limit', lines: many(3000), status: 413, seen: [['size', 0]] },
    { what: 'an empty batch', lines: [], status: 200, seen: [] },
    { what: 'a line nested without end', lines: [deep], status: 200, seen: [['accepted', 1]] },
  ])('answers $status to $what', async ({ lines, status, seen: expected }) => {
    const { post, seen } = setUp();
    expect(await post(batch(lines))).toMatchObject({ status });
    expect([...seen].sort()).toEqual([...expected].sort());
  });

  it.each([
    { what: 'no JSON', body: '{"id":', status: 400 },
    { what: 'a list', body: [], status: 400 },
    { what: 'an id that would break a header', body: batch([], 'a\r\nNats-Msg-Id: b'), status: 400 },
    { what: 'an id without end', body: batch([], 'x'.repeat(101)), status: 400 },
    { what: 'a time that is none', body: { ...batch([]), sentAt: 1e300 }, status: 400 },
    { what: 'lines that are no list', body: { ...batch([]), lines: 'x' }, status: 400 },
    {
      what: 'another type of content',
      body: batch([]),
      headers: { 'content-type': 'text/plain' },
      status: 415,
    },
  ])('answers $status to $what', async ({ body, headers, status }) => {
    const { post, stored } = setUp();
    expect(await post(body, headers)).toMatchObject({ status });
    expect(await stored()).toEqual([]);
  });

  it('answers 401 without a session, and 405 to anything but a POST', async () => {
    const { ingest, post, seen } = setUp({ identify: () => null });
    expect(await post(batch([ready()]))).toMatchObject({ status: 401 });
    expect((await ingest(new Request('https://desk.example.com/frames'))).status).toBe(405);
    expect(seen).toEqual([['session', 0]]);
  });

  it('answers 503 when the log is full, and counts nothing as refused yet', async () => {
    const { post, seen } = setUp({ most: 1 });
    await post(batch([ready()], 'page-1'));
    expect(await post(batch([ready(), 'broken'], 'page-2'))).toEqual({ status: 503, reason: 'full' });
    expect(seen).toEqual([
      ['accepted', 1],
      ['full', 0],
    ]);
  });

  it('answers 503 when the log cannot be reached', async () => {
    const { log } = setUp();
    const broken = { ...log, append: () => Promise.reject(new Error('gone')) };
    const { post, seen } = setUp({ log: broken });
    expect(await post(batch([ready()]))).toEqual({ status: 503, reason: 'log' });
    expect(seen).toEqual([['failed', 0]]);
  });

  it('lets nobody else be affected by a page that lies', async () => {
    const { post, stored } = setUp();
    await Promise.all([
      post(batch(many(50, ready('30022')), 'liar'), { 'x-session': '30023' }),
      post(batch([ready('30022')], 'honest'), { 'x-session': '30022' }),
    ]);
    const frames = (await stored()).flatMap((one) => one.frames);
    expect(frames.map(({ workNo }) => workNo)).toEqual(['30022']);
  });

  it('needs a function that names the agent', () => {
    expect(() => setUp({ identify: undefined as never })).toThrow(
      expect.objectContaining({ code: 'bad-option' }),
    );
  });
});
