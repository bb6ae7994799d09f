import { VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { createAgent } from '../../src/create-agent.ts';
import { decode } from '../../src/protocol/decode.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { type FramesOptions, framesOf } from '../../src/simulator/frames-of.ts';
import { scenarioNames } from '../../src/simulator/scenarios.ts';
import { type SimulateBarOptions, simulateBar } from '../../src/simulator/simulate-bar.ts';

const start = Date.UTC(2026, 0, 1, 8);

const idsOf = (frames: readonly Frame[]) =>
  frames.map((frame) => {
    const [one] = frame.kind === 'message' ? decode(frame) : [];
    return one !== undefined && 'id' in one ? one.id : (one?.kind ?? frame.kind);
  });

const listen = (options: SimulateBarOptions = {}) => {
  const bar = simulateBar(options);
  const frames: Frame[] = [];
  bar.subscribe((frame) => frames.push(frame));
  return { bar, frames };
};

describe('framesOf', () => {
  it.each(scenarioNames)('%s: the same seed gives the same frames', (name) => {
    const options: FramesOptions = {
      seed: 11,
      faults: { drop: 0.2, repeat: 0.2, reorder: 2, odd: 0.2, delayMs: [0, 50] },
    };
    expect(framesOf(name, options)).toEqual(framesOf(name, options));
  });

  it('another seed gives other frames of the same events', () => {
    const [one, two] = [1, 2].map((seed) => framesOf('outbound-answered', { seed }));
    expect(one).not.toEqual(two);
    expect(idsOf(one ?? [])).toEqual(idsOf(two ?? []));
  });

  it.each<[string, FramesOptions, readonly number[]]>([
    ['realistic', {}, [0, 200, 400, 600_400, 780_400]],
    ['even', { stepMs: 50 }, [0, 50, 100, 150, 200]],
    ['at once', { stepMs: 0 }, [0, 1, 2, 3, 4]],
    ['from another start, without lead-in', { startAt: 5000, stepMs: 10, leadIn: false }, [5000, 5010, 5020]],
  ])('times: %s', (_, options, times) => {
    const base = options.startAt === undefined ? start : 0;
    const frames = framesOf('rest-overdue', { ...options, dress: {} });
    expect(frames.map(({ at }) => at - base)).toEqual(times);
    const genTimes = frames.flatMap((frame) => (frame.kind === 'message' ? decode(frame) : []));
    expect(genTimes.map((one) => 'genTime' in one && Number(one.genTime) - base)).toEqual(times);
  });

  it.each<[string, FramesOptions, readonly string[]]>([
    ['subscribed to one id', { events: ['AgentState_Ready'] }, ['AgentState_Ready']],
    ['everything lost', { faults: { drop: 1 } }, []],
    ['a reload each time', { faults: { reload: 1 } }, ['interrupted', 'interrupted']],
    ['a stranger', { faults: { foreign: 1 }, events: ['AgentState_Ready'] }, ['refused', 'AgentState_Ready']],
  ])('%s', (_, options, ids) => {
    expect(idsOf(framesOf('sign-in-idle', options))).toEqual(ids);
  });
});

describe('play', () => {
  it.each(scenarioNames)('%s: sends at once what framesOf gives, and knows where it ended', (name) => {
    const { bar, frames } = listen({ seed: 5 });
    const sending = bar.play(name);
    expect(frames).toEqual(framesOf(name, { seed: 5 }));
    expect(sending.closed).toBe(true);
    bar.signIn();
    expect(bar.can('signIn')).toBe(false);
  });

  it('goes on from where the bar is, with fresh call ids and later times', () => {
    const { bar, frames } = listen({ dress: {} });
    bar.play('busy-and-back');
    bar.signOut();
    bar.signIn();
    bar.busy(203);
    frames.splice(0);
    bar.play('inbound-always-off-hook');
    expect(idsOf(frames)).toEqual([
      'AgentState_CancelNotReady_Success',
      'AgentState_Busy',
      'AgentEvent_Ringing',
      'AgentEvent_Talking',
      'AgentEvent_Call_Release',
      'AgentState_Ready',
    ]);
    bar.play('inbound-always-off-hook');
    const releases = frames.flatMap((frame) => (frame.kind === 'message' ? decode(frame) : []));
    const ids = releases.flatMap((one) =>
      'id' in one && one.id === 'AgentEvent_Call_Release' && one.kind === 'event' ? [one.content.callId] : [],
    );
    expect(new Set(ids).size).toBe(2);
    const times = frames.map(({ at }) => at);
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
  });

  it('a scenario on a slow line: the bar is there, the last messages are still on their way', () => {
    const { bar, frames } = listen({ faults: { delayMs: [800, 800] } });
    bar.signIn();
    const sending = bar.play('busy-and-back', { stepMs: 500 });
    expect([idsOf(frames), bar.state, sending.closed]).toEqual([[], 'idle', false]);
    bar.pass(800);
    expect(idsOf(frames)).toEqual([
      'AgentOther_InService',
      'AgentState_Ready',
      'AgentState_SetNotReady_Success',
      'AgentState_CancelNotReady_Success',
    ]);
    expect(sending.closed).toBe(true);
  });

  it('waits by a clock that it was given, and can be broken off', () => {
    const clock = new VirtualTimeScheduler();
    const { bar, frames } = listen({ clock, startAt: start, dress: {} });
    const first = bar.play('sign-in-busy', { stepMs: 1000 });
    expect([idsOf(frames), first.closed]).toEqual([['AgentOther_InService'], false]);
    clock.flush();
    expect(frames.map(({ at }) => at - start)).toEqual([0, 1000, 2000]);
    expect([clock.frame, bar.state, first.closed]).toEqual([2000, 'busy', true]);
    bar.play('busy-and-back', { stepMs: 1000 }).unsubscribe();
    clock.flush();
    expect(idsOf(frames).slice(3)).toEqual(['AgentState_CancelNotReady_Success']);
  });

  it('bug: the subscription closed before the truth was where the scenario ends', () => {
    const clock = new VirtualTimeScheduler();
    const { bar } = listen({ clock, startAt: start });
    const seen: string[] = [];
    bar.play('sign-in-busy', { stepMs: 1000 }).add(() => seen.push(bar.state));
    clock.flush();
    expect(seen).toEqual(['busy']);
  });

  it('the truth goes along, so that the next play begins where one was broken off', () => {
    const clock = new VirtualTimeScheduler();
    const { bar, frames } = listen({ clock, startAt: start, dress: {} });
    const truths: string[] = [];
    bar.truth$.subscribe(({ state }) => truths.push(state));
    bar.play('inbound-always-off-hook', { stepMs: 1000 });
    clock.maxFrames = 2500;
    clock.flush();
    bar.play('busy-and-back', { stepMs: 0 });
    clock.maxFrames = 60_000;
    clock.flush();
    expect(truths).toEqual(['signedOut', 'signedOut', 'idle', 'ringing', 'idle']);
    expect(idsOf(frames)).toEqual([
      'AgentOther_InService',
      'AgentState_Ready',
      'AgentState_Busy',
      'AgentState_Ready',
      'AgentState_SetNotReady_Success',
      'AgentState_CancelNotReady_Success',
    ]);
  });

  it('sends all at once on such a clock too, when the steps take no time', () => {
    const { bar, frames } = listen({ clock: new VirtualTimeScheduler(), startAt: start });
    bar.play('busy-and-back', { stepMs: 0 });
    expect(frames.map(({ at }) => at - start)).toEqual([0, 1, 2, 3]);
    bar.rest(60);
    expect(frames.at(-1)?.at).toBeGreaterThan(start + 3);
  });

  it('an unknown name is refused', () => {
    expect(() => simulateBar().play('tea-break')).toThrow(expect.objectContaining({ code: 'bad-option' }));
  });
});

describe('the bar as a source of frames', () => {
  it('is hot and shared: a late subscriber has missed earlier messages', () => {
    const { bar, frames } = listen();
    bar.signIn();
    const late: Frame[] = [];
    bar.subscribe((frame) => late.push(frame));
    bar.busy();
    expect([idsOf(frames), idsOf(late)]).toEqual([
      ['AgentOther_InService', 'AgentState_Ready', 'AgentState_SetNotReady_Success'],
      ['AgentState_SetNotReady_Success'],
    ]);
    expect(late[0]).toBe(frames[2]);
  });

  it('every frame comes by the simulator door with a time of its own', () => {
    const { bar, frames } = listen();
    bar.signIn();
    bar.pass(500);
    bar.busy();
    expect(frames.map(({ door, at }) => [door, at - start])).toEqual([
      ['simulator', 0],
      ['simulator', 1],
      ['simulator', 500],
    ]);
  });

  it('a listener may press the next button while it handles the last message', () => {
    const bar = simulateBar();
    const received: Frame[] = [];
    bar.subscribe((frame) => {
      received.push(frame);
      if (bar.can('answer')) bar.answer();
    });
    bar.signIn();
    bar.customerCalls();
    expect(idsOf(received).slice(2)).toEqual([
      'AgentState_Busy',
      'AgentOther_PhoneAlerting',
      'AgentOther_PhoneOffhook',
      'AgentEvent_Ringing',
      'AgentEvent_Talking',
    ]);
  });

  it('pass lets delayed messages arrive, and is refused when there is another clock', () => {
    const { bar, frames } = listen({ faults: { delayMs: [1000, 1000] } });
    bar.signIn();
    expect(frames).toEqual([]);
    bar.pass(1001);
    expect(idsOf(frames)).toEqual(['AgentOther_InService', 'AgentState_Ready']);
    const other = simulateBar({ clock: new VirtualTimeScheduler() });
    for (const wrong of [() => other.pass(1), () => bar.pass(-1), () => bar.pass(Number.NaN)]) {
      expect(wrong).toThrow(expect.objectContaining({ code: 'bad-option' }));
    }
  });

  it('callOut dials as a page would ask for it', () => {
    const { bar } = listen();
    bar.callOut('13800000009', 'audio');
    expect(bar.state).toBe('signedOut');
    bar.signIn();
    bar.callOut(' 13800000009 ', 'video');
    expect(bar.truth.calls).toMatchObject([{ party: '13800000009', mode: 'video' }]);
    expect(() => bar.callOut('', 'audio')).toThrow(expect.objectContaining({ code: 'bad-request' }));
  });

  it('stop ends it: completed, silent, line lost', () => {
    const { bar, frames } = listen();
    const emitted: string[] = [];
    bar.subscribe({ complete: () => emitted.push('complete') });
    bar.link$.subscribe((state) => emitted.push(state));
    bar.stop();
    bar.play('busy-and-back');
    expect([bar.signIn(), frames, emitted]).toEqual([false, [], ['live', 'lost', 'complete']]);
  });

  it('an agent listens to it as to any door', () => {
    const { bar } = listen();
    const agent = createAgent({ source: bar });
    bar.play('no-answer-forced-busy');
    expect(agent.view()).toMatchObject({ state: 'busy', reason: 2, link: 'live' });
    agent.close();
  });

  it('faults are checked early', () => {
    expect(() => simulateBar({ faults: { drop: 2 } })).toThrow(
      expect.objectContaining({ code: 'bad-option' }),
    );
    expect(() => simulateBar().setFaults({ repeat: 2 })).toThrow(
      expect.objectContaining({ code: 'bad-option' }),
    );
  });
});
