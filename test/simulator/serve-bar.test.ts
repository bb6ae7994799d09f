import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { decode } from '../../src/protocol/decode.ts';
import { encodeCallOut, encodeEventPost } from '../../src/protocol/encode.ts';
import { messageFrame } from '../../src/protocol/frame.ts';
import { createOwnTime } from '../../src/simulator/own-time.ts';
import {
  type BarMessageEvent,
  type BarWindow,
  type ServeBarOptions,
  serveBar,
} from '../../src/simulator/serve-bar.ts';

const origin = 'https://desk.example.com';

const fakeHost = () => {
  const listeners = new Set<(event: BarMessageEvent) => void>();
  const posted: { readonly data: unknown; readonly to: string }[] = [];
  const parent = { postMessage: (data: unknown, to: string) => void posted.push({ data, to }) };
  const host: BarWindow = {
    parent,
    addEventListener: (_, listener) => void listeners.add(listener),
    removeEventListener: (_, listener) => void listeners.delete(listener),
  };
  const ask = (data: unknown, from: Partial<BarMessageEvent> = {}) => {
    for (const listener of listeners) listener({ data, origin, source: parent, ...from });
  };
  const ids = () =>
    posted
      .splice(0)
      .flatMap(({ data }) => decode(messageFrame(data)).map((one) => ('id' in one ? one.id : one.kind)));
  return { host, listeners, posted, ask, ids };
};

const serve = (options: Partial<ServeBarOptions> = {}) => {
  const page = fakeHost();
  const { clock, pass } = createOwnTime();
  const served = serveBar({ host: page.host, origin, clock, startAt: 1_767_254_400_000, ...options });
  return { ...page, ...served, pass };
};

it('a real window fits', () => {
  expectTypeOf<Window>().toExtend<BarWindow>();
});

it('sends nothing before it is asked, and then only the ids asked for, to the exact origin', () => {
  const { bar, ask, posted, ids } = serve();
  bar.signIn();
  expect(posted).toEqual([]);
  ask(encodeEventPost(['AgentState_SetNotReady_Success', 'AgentState_Ready']));
  bar.busy();
  bar.rest();
  bar.idle();
  bar.forceBusy();
  bar.forceIdle();
  expect(new Set(posted.map(({ to }) => to))).toEqual(new Set([origin]));
  expect(ids()).toEqual([
    'AgentState_SetNotReady_Success',
    'AgentState_SetNotReady_Success',
    'AgentState_Ready',
  ]);
});

const ask3 = { name: 'eventpost', param: ['AgentState_Busy', 'AgentState_Work', 'AgentState_Ready'] };

describe('requests', () => {
  it.each<[string, unknown]>([
    ['text', JSON.stringify(ask3)],
    ['object', ask3],
  ])('eventpost as %s', (_, request) => {
    const { ask, subscribed$ } = serve();
    const seen: number[] = [];
    subscribed$.subscribe((asked) => seen.push(asked.length));
    ask(request);
    ask(encodeEventPost(['AgentState_Busy']));
    expect(seen).toEqual([0, 3, 1]);
  });

  it.each<[string, unknown]>([
    ['array', { name: 'callout', param: ['13800000009', 'audio'] }],
    ['object', encodeCallOut('13800000009', 'audio')],
    ['text', JSON.stringify(encodeCallOut('13800000009', 'audio'))],
  ])('callout as %s', (_, request) => {
    const { bar, ask } = serve();
    ask(request);
    expect(bar.state).toBe('signedOut');
    bar.signIn();
    ask(request);
    expect([bar.state, bar.truth.calls[0]?.party]).toEqual(['ringing', '13800000009']);
  });

  it.each<[string, Partial<BarMessageEvent>]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['a look-alike origin', { origin: `${origin}.evil.example` }],
    ['another port', { origin: `${origin}:8443` }],
    ['an opaque origin', { origin: 'null' }],
    ['another window', { source: {} }],
    ['no window', { source: null }],
  ])('from %s are ignored', (_, from) => {
    const { bar, ask, subscribed$ } = serve();
    const seen: number[] = [];
    subscribed$.subscribe((asked) => seen.push(asked.length));
    bar.signIn();
    ask(ask3, from);
    ask(encodeCallOut('1', 'audio'), from);
    expect([seen, bar.state]).toEqual([[0], 'idle']);
  });

  it.each([
    null,
    7,
    '',
    '{',
    '[]',
    { name: 'eventpost' },
    { name: 'callout', param: ['', 'audio'] },
    { name: 'quit' },
  ])('%j is no request', (data) => {
    const { bar, ask, posted } = serve();
    bar.signIn();
    ask(data);
    expect([bar.state, posted]).toEqual(['idle', []]);
  });
});

describe('faults', () => {
  const asked = (options: Partial<ServeBarOptions>) => {
    const served = serve({ dress: {}, ...options });
    served.ask(ask3);
    return served;
  };

  it('a delayed message arrives later, and those behind it after it', () => {
    const { bar, ids, pass, setFaults } = asked({ faults: { delayMs: [500, 500] } });
    bar.signIn();
    setFaults({});
    bar.wrapUp();
    bar.forceIdle();
    expect(ids()).toEqual([]);
    pass(1000);
    expect(ids()).toEqual(['AgentState_Ready', 'AgentState_Ready']);
  });

  it('a reload forgets the subscription until the page asks again', () => {
    const onReload = vi.fn();
    const { bar, ask, ids, setFaults } = asked({ faults: { reload: 1 }, onReload });
    bar.signIn();
    setFaults({});
    bar.customerCalls();
    expect([ids(), onReload.mock.calls.length]).toEqual([[], 1]);
    ask(ask3);
    bar.customerHangsUp();
    expect(ids()).toEqual(['AgentState_Ready']);
  });

  it('a stranger speaks only through the window it is given', () => {
    const postForeign = vi.fn();
    const { bar, ids } = asked({ faults: { foreign: 1 }, postForeign });
    bar.signIn();
    expect([ids(), postForeign.mock.calls.length]).toEqual([['AgentState_Ready'], 1]);
  });

  it('an oddity comes from the bar itself', () => {
    const { bar, posted } = asked({ faults: { odd: 1 } });
    bar.signIn();
    expect(posted).toHaveLength(2);
  });
});

describe('play', () => {
  it('sends the steps at their time, and only subscribed events', () => {
    const { bar, ask, ids, pass, play } = serve({ dress: {} });
    const playing = play('rest-overdue', { stepMs: 1000 });
    pass(1500);
    expect([ids(), bar.state]).toEqual([[], 'idle']);
    ask(encodeEventPost(['AgentState_Rest_Timeout', 'AgentState_CancelRest_Success']));
    pass(2000);
    expect([ids(), bar.state, playing.closed]).toEqual([['AgentState_Rest_Timeout'], 'rest', false]);
    pass(1000);
    expect([ids(), bar.state, playing.closed]).toEqual([['AgentState_CancelRest_Success'], 'idle', true]);
    expect(bar.customerCalls()).toBe(true);
  });

  it('at once when the steps take no time, through the faults of the moment', () => {
    const { bar, ask, ids, play, setFaults } = serve({ dress: {} });
    ask(encodeEventPost(['AgentState_Ready', 'AgentState_CancelNotReady_Success']));
    setFaults({ repeat: 1 });
    expect(play('busy-and-back', { stepMs: 0 }).closed).toBe(true);
    expect([ids(), bar.state]).toEqual([
      [...Array(2).fill('AgentState_Ready'), ...Array(2).fill('AgentState_CancelNotReady_Success')],
      'idle',
    ]);
  });

  it('is broken off by its subscription and by stop', () => {
    for (const how of ['unsubscribe', 'stop'] as const) {
      const { bar, ask, ids, pass, play, stop } = serve({ dress: {} });
      ask(ask3);
      const playing = play('busy-and-back', { stepMs: 1000 });
      pass(1000);
      if (how === 'stop') stop();
      else playing.unsubscribe();
      pass(60_000);
      expect([ids(), bar.state, playing.closed]).toEqual([['AgentState_Ready'], 'idle', true]);
    }
  });
});

it('lost$ emits what the line lost, of what the page asked for', () => {
  const { bar, ask, sent$, lost$, setFaults } = serve({ dress: {} });
  const seen: string[] = [];
  sent$.subscribe((traffic) => seen.push(`${traffic.kind} ${'event' in traffic && traffic.event.eventType}`));
  lost$.subscribe(({ event }) => seen.push(`lost ${event.eventType}`));
  ask({ name: 'eventpost', param: ['AgentState_Ready', 'AgentState_SetRest_Success'] });
  bar.signIn();
  setFaults({ drop: 1 });
  bar.rest(60);
  bar.idle();
  expect(seen).toEqual(['message AgentState_Ready', 'lost AgentState_SetRest_Success']);
});

it('sent$ emits what left the bar', () => {
  const { bar, ask, sent$ } = serve({ dress: {} });
  const sent: unknown[] = [];
  sent$.subscribe((traffic) =>
    sent.push(traffic.kind === 'message' ? traffic.event.eventType : traffic.kind),
  );
  ask(ask3);
  bar.signIn();
  expect(sent).toEqual(['AgentState_Ready']);
});

it('stop leaves no listener and no timer, and completes what was observed', () => {
  const { bar, ask, listeners, posted, subscribed$, sent$, stop, pass } = serve({
    faults: { delayMs: [100, 100] },
  });
  const ended: string[] = [];
  subscribed$.subscribe({ complete: () => ended.push('subscribed$') });
  sent$.subscribe({ complete: () => ended.push('sent$') });
  ask(ask3);
  bar.signIn();
  stop();
  pass(10_000);
  expect([listeners.size, posted, bar.signIn(), ended]).toEqual([0, [], false, ['subscribed$', 'sent$']]);
});

describe('on a real clock', () => {
  afterEach(() => vi.useRealTimers());

  it('stop clears the timers', () => {
    vi.useFakeTimers();
    const { host } = fakeHost();
    const { bar, play, stop } = serveBar({ host, origin });
    bar.signIn();
    bar.rest(60);
    expect(vi.getTimerCount()).toBe(1);
    play('busy-and-back');
    expect(vi.getTimerCount()).toBeGreaterThan(1);
    stop();
    play('busy-and-back');
    expect(vi.getTimerCount()).toBe(0);
  });
});

it.each(['*', 'null', '', 'desk.example.com', 'file:///desk.html'])('the origin %j is refused', (bad) => {
  expect(() => serve({ origin: bad })).toThrow(expect.objectContaining({ code: 'bad-origin' }));
});

it('a URL on the page is as good as its origin', () => {
  const { ask, bar, posted } = serve({ origin: `${origin}/agents/?tab=1` });
  ask(ask3);
  bar.signIn();
  expect(posted.map(({ to }) => to)).toEqual([origin]);
});
