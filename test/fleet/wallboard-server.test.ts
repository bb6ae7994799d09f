import { describe, expect, it } from 'vitest';
import type { Viewer } from '../../src/fleet/http/viewer.ts';
import { createWallboard, type WallboardOptions } from '../../src/fleet/http/wallboard.ts';
import { partitionOf } from '../../src/fleet/partition.ts';
import type { WallboardSnapshot } from '../../src/fleet/wallboard-message.ts';
import { messageFrame } from '../../src/protocol/frame.ts';
import { openBoardLog } from './board-log.ts';

const teams: { readonly [workNo: string]: string } = { 30021: 'Sales', 30022: 'Service' };
const finding = (message: string) => ({ id: 'late', level: 'warning', message, at: 1, count: 1 }) as const;

const viewers: { readonly [name: string]: Viewer } = {
  all: { teams: 'all', mayInspect: true },
  sales: { teams: ['Sales'], mayInspect: false },
  nameless: { teams: ['Sales', 'Service'], mayInspect: true, identity: 'token' },
  named: { teams: 'all', mayInspect: false, identity: 'name' },
};

interface ServerEvent {
  readonly id: string;
  readonly event: string;
  readonly data: WallboardSnapshot;
}

const parsed = (text: string): readonly ServerEvent[] =>
  text
    .split('\n\n')
    .filter((block) => block.includes('data: '))
    .map((block) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
      return { id: field('id'), event: field('event'), data: JSON.parse(field('data')) };
    });

/** A wallboard of an agent in Sales, one in Service and one of no team. */
const open = async (options: Partial<WallboardOptions> = {}) => {
  const opened = await openBoardLog();
  for (const workNo of ['30021', '30022', '30023'])
    await opened.write(workNo, { findings: [finding(`About ${workNo}.`)] });
  const audit: string[] = [];
  const { handle, stop } = createWallboard({
    log: opened.log,
    clock: opened.clock,
    now: () => opened.clock.now(),
    files: { wallboard: 'the wallboard', inspector: 'the inspector' },
    directory: (workNo) => ({ team: teams[workNo] ?? null, name: `Name of ${workNo}` }),
    authorize: (request) => viewers[request.headers.get('x-role') ?? ''] ?? null,
    events: {
      inspected: (_, workNo) => audit.push(`inspected ${workNo}`),
      refused: (_, status) => audit.push(`refused ${status}`),
    },
    ...options,
  });
  await opened.passTo(0);
  const get = (path: string, role = 'all', headers: { readonly [name: string]: string } = {}) =>
    handle(new Request(`https://board.example.com${path}`, { headers: { 'x-role': role, ...headers } }));
  /** Connects to the events; `read` gives those that have arrived. */
  const connect = async (path = '/events', role = 'all', headers = {}) => {
    const response = await get(path, role, headers);
    const reader = response.body?.getReader();
    let text = '';
    let isOver = false;
    const pump = async () => {
      const piece = await reader?.read();
      isOver = piece?.done !== false;
      if (isOver) return;
      text += new TextDecoder().decode(piece?.value);
      await pump();
    };
    const pumping = pump();
    await opened.passTo(opened.clock.now());
    return {
      read: () => parsed(text),
      isOver: () => isOver,
      close: async () => {
        await reader?.cancel();
        await pumping;
      },
    };
  };
  return { ...opened, get, connect, audit, handle, stop };
};

const idsOf = ({ data }: ServerEvent) => data.agents.map(({ id }) => id).sort();

describe('the events of the wallboard', () => {
  it('show an agent without team and name when the directory fails for it, and all others as they are', async () => {
    const board = await open({
      directory: (workNo) => {
        if (workNo === '30022') throw new Error('no such row');
        return { team: 'Sales', name: `Name of ${workNo}` };
      },
    });
    const { read } = await board.connect('/events', 'named');
    const shown = read()[0]?.data.agents.map(({ label, team }) => [label, team]);
    expect(shown?.toSorted()).toEqual([
      ['30022', null],
      ['Name of 30021', 'Sales'],
      ['Name of 30023', 'Sales'],
    ]);
  });

  it('begin with a snapshot, and go on with diffs of what changed', async () => {
    const { connect, write, passTo } = await open();
    await passTo(5000);
    const { read } = await connect();
    expect(read().map(({ event }) => event)).toEqual(['snapshot']);
    await write('30022', { state: 'talking' });
    await passTo(7000);
    const [snapshot, ...diffs] = read();
    expect(snapshot && idsOf(snapshot)).toEqual(['30021', '30022', '30023']);
    expect(snapshot?.data.findings).toHaveLength(3);
    expect(diffs.map((one) => [one.event, idsOf(one), one.data.findings.length])).toEqual([
      ['diff', ['30022'], 0],
    ]);
    expect(diffs[0]?.data.agents[0]).toMatchObject({ state: 'talking', team: 'Service', asOf: 5000 });
  });

  it('come at most once a second, however much is written', async () => {
    const { connect, write, passTo, clock } = await open();
    await passTo(5000);
    const { read } = await connect();
    for (let time = 5000; time < 15_000; time += 100) {
      await write('30022', { state: time % 200 === 0 ? 'talking' : 'idle' });
      await passTo(time);
    }
    const diffs = read().length - 1;
    expect(diffs).toBeGreaterThan(5);
    expect(diffs).toBeLessThanOrEqual((clock.now() - 5000) / 1000 + 1);
  });

  it.each([
    { how: 'the header', path: '/events', isHeader: true },
    { how: 'the address', path: '/events?after=', isHeader: false },
  ])('go on after the last id in $how with one diff of all that was missed', async ({ path, isHeader }) => {
    const { connect, write, passTo } = await open();
    await passTo(5000);
    const first = await connect();
    const { id = '' } = first.read()[0] ?? {};
    await first.close();
    for (const [time, workNo] of [
      [7000, '30021'],
      [9000, '30023'],
      [11_000, '30021'],
    ] as const) {
      await write(workNo, { state: 'busy' });
      await passTo(time);
    }
    const again = await connect(
      isHeader ? path : `${path}${id}`,
      'all',
      isHeader ? { 'last-event-id': id } : {},
    );
    expect(again.read().map((one) => [one.event, idsOf(one)])).toEqual([['diff', ['30021', '30023']]]);
  });

  it.each(['', 'another-server.7', 'nonsense', '.'])(
    'begin anew with a snapshot after the id "%s"',
    async (id) => {
      const { connect } = await open();
      const { read } = await connect('/events', 'all', { 'last-event-id': id });
      expect(read()[0]?.event).toBe('snapshot');
    },
  );

  it('wait for a slow page, and give it what it missed as one diff', async () => {
    const { get, write, passTo } = await open();
    await passTo(5000);
    const response = await get('/events');
    const states = ['busy', 'idle', 'talking', 'wrapUp', 'idle', 'rest'] as const;
    for (const [index, state] of states.entries()) {
      await write('30021', { state });
      await passTo(7000 + index * 2000);
    }
    const reader = response.body?.getReader();
    const next = async () => parsed(new TextDecoder().decode((await reader?.read())?.value));
    // The hint when to connect again, and the snapshot, waited for the page; nothing else does.
    expect([...(await next()), ...(await next())].map(({ event }) => event)).toEqual(['snapshot']);
    await write('30022', { state: 'rest' });
    await passTo(30_000);
    const [diff] = await next();
    expect(diff && idsOf(diff)).toEqual(['30021', '30022']);
    expect(diff?.data.agents.map(({ state }) => state)).toEqual(['rest', 'rest']);
    await reader?.cancel();
  });

  it('end after a quarter of an hour, so that the viewer is authorized anew', async () => {
    const { connect, passTo } = await open();
    const { isOver } = await connect();
    await passTo(14 * 60_000);
    expect(isOver()).toBe(false);
    await passTo(16 * 60_000);
    expect(isOver()).toBe(true);
  });
});

describe('the roles', () => {
  it.each([
    { role: 'all', path: '/events', ids: ['30021', '30022', '30023'], teams: ['Sales', 'Service'] },
    { role: 'all', path: '/events?team=Service', ids: ['30022'], teams: ['Sales', 'Service'] },
    { role: 'sales', path: '/events', ids: ['30021'], teams: ['Sales'] },
    { role: 'sales', path: '/events?team=Service', ids: [], teams: ['Sales'] },
    { role: 'sales', path: '/events?team=Service&team=Sales', ids: ['30021'], teams: ['Sales'] },
  ])('$role sees $ids at $path', async ({ role, path, ids, teams: offered }) => {
    const { connect, write, passTo } = await open();
    await passTo(5000);
    const { read } = await connect(path, role);
    for (const workNo of ['30021', '30022', '30023'])
      await write(workNo, { state: 'busy', findings: [finding('New.')] });
    await passTo(9000);
    const events = read();
    expect(events.map((one) => idsOf(one))).toEqual(ids.length === 0 ? [[], []] : [ids, ids]);
    for (const { data } of events) expect(data.findings.map(({ agent }) => agent).sort()).toEqual(ids);
    expect(events[0]?.data).toMatchObject({ teams: offered, mayInspect: role === 'all' });
  });

  it('name agents by number, by name or by a token, as the viewer may', async () => {
    const { connect } = await open({ tokenKey: 'a key' });
    const labels = async (role: string) => {
      const { read } = await connect('/events', role);
      return read()[0]?.data.agents.map(({ label }) => label);
    };
    expect(await labels('sales')).toEqual(['30021']);
    expect(await labels('named')).toEqual(expect.arrayContaining(['Name of 30021']));
    const { read } = await connect('/events', 'nameless');
    const text = JSON.stringify(read());
    expect(text).not.toMatch(/3002\d|Name of/);
    expect(text).toMatch(/About agent-[0-9a-f]{10}\./);
  });

  it.each([
    { role: 'nobody', path: '/', status: 401 },
    { role: 'nobody', path: '/events', status: 401 },
    { role: 'nobody', path: '/agents/30021/', status: 401 },
    { role: 'sales', path: '/', status: 200 },
    { role: 'sales', path: '/wallboard.js', status: 200 },
    { role: 'sales', path: '/agents/30021/', status: 403 },
    { role: 'sales', path: '/agents/30022/', status: 404 },
    { role: 'all', path: '/agents/30021/', status: 200 },
    { role: 'all', path: '/agents/30021/inspector.js', status: 200 },
    { role: 'all', path: '/agents/nobody/', status: 404 },
    { role: 'all', path: '/agents/%E0%A4%A/', status: 404 },
    { role: 'all', path: '/elsewhere', status: 404 },
  ])('$role gets $status at $path', async ({ role, path, status }) => {
    const { get, audit } = await open();
    const response = await get(path, role);
    expect(response.status).toBe(status);
    await response.body?.cancel();
    if (status === 401 || status === 403) expect(audit).toEqual([`refused ${status}`]);
  });

  it('needs a function that returns a viewer, and a path with slashes', async () => {
    const bad = expect.objectContaining({ code: 'bad-option' });
    await expect(open({ authorize: undefined as never })).rejects.toEqual(bad);
    await expect(open({ base: 'board' })).rejects.toEqual(bad);
  });
});

describe('the pages of the wallboard server', () => {
  it('load nothing from elsewhere, and are shown in no frame', async () => {
    const { get } = await open();
    for (const path of ['/', '/events', '/agents/30021/']) {
      const response = await get(path);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).not.toMatch(/https?:|unsafe|\*/);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('cache-control')).toBe('no-store');
      await response.body?.cancel();
    }
  });

  it('lie below the path that was chosen', async () => {
    const { get } = await open({ base: '/secret/' });
    expect((await get('/secret/')).status).toBe(200);
    expect((await get('/secret/wallboard.js')).status).toBe(200);
    expect((await get('/')).status).toBe(404);
  });

  it('answer nothing but GET', async () => {
    const { handle } = await open();
    const request = new Request('https://board.example.com/', {
      method: 'POST',
      headers: { 'x-role': 'all' },
    });
    expect((await handle(request)).status).toBe(405);
  });

  it.each([
    { role: 'all', shows: '30021' },
    { role: 'nameless', shows: 'agent#1' },
  ])('give $role the last hour of an agent, masked', async ({ role, shows }) => {
    const hour = 3_600_000;
    const { log, clock, get, passTo, connect, audit } = await open();
    const append = async (at: number, workNo: string, caller: string) => {
      await passTo(at);
      const content = { callid: '1767254400-1', caller };
      const data = { event: { eventType: 'AgentEvent_Talking', workNo, content } };
      const frames = [{ workNo, frame: messageFrame(data, { at: at - 100 }) }];
      await log.append(partitionOf(workNo, 2), { frames, sentAt: at - 50 }, `${at}-${workNo}`);
    };
    clock.schedule(() => {}, 10 * hour);
    for (const [at, caller] of [
      [hour, '13800000001'],
      [2 * hour, '13800000002'],
      [2.5 * hour, '13800000003</script>'],
    ] as const) {
      await append(at, '30021', caller);
      await append(at, '30023', caller);
    }
    await passTo(2.9 * hour);
    const { read } = await connect('/events', role);
    const id = read()[0]?.data.agents.find(({ team }) => team === 'Sales')?.id ?? '';
    const response = await get(`/agents/${id}/`, role);
    const text = await response.text();
    const recorded = /data-name="[^"]*" data-at="end">([\s\S]*)<\/script><\/body>/.exec(text)?.[1] ?? '';
    const [header, ...lines] = recorded
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(header).toMatchObject({ masked: true, agents: 1, workNo: shows });
    expect(lines.map(({ at }) => at)).toEqual([2 * hour - 50, 2.5 * hour - 50]);
    expect(text).not.toContain('1380000');
    if (role === 'nameless') expect(text).not.toContain('30021');
    expect(audit).toEqual(['inspected 30021']);
  });
});
