import fc from 'fast-check';
import { VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { advance } from '../../src/agent/advance.ts';
import { firstModel } from '../../src/agent/model.ts';
import type { WireEvent } from '../../src/protocol/encode.ts';
import { messageFrame } from '../../src/protocol/frame.ts';
import { type BarOptions, buttonNames, createBar } from '../../src/simulator/bar.ts';
import { createDresser } from '../../src/simulator/dress.ts';
import { createOwnTime } from '../../src/simulator/own-time.ts';

const start = 1_767_254_400_000;

const bench = (options: BarOptions = {}) => {
  const sent: WireEvent[] = [];
  const { clock, pass } = createOwnTime();
  const bar = createBar({ clock, startAt: start, ...options, send: (events) => sent.push(...events) });
  return { bar, sent, pass, ids: () => sent.splice(0).map(({ eventType }) => eventType) };
};

describe('rest', () => {
  it('runs over once, when its seconds are gone, and lasts until it is ended', () => {
    const { bar, sent, pass, ids } = bench();
    bar.signIn();
    bar.rest(90, 12);
    ids();
    pass(89_000);
    expect(sent).toEqual([]);
    pass(1000);
    expect(sent).toMatchObject([{ eventType: 'AgentState_Rest_Timeout', eventGenTime: start + 90_002 }]);
    expect([bar.state, bar.truth.overdue]).toEqual(['rest', true]);
    pass(3_600_000);
    bar.idle();
    expect(ids()).toEqual(['AgentState_Rest_Timeout', 'AgentState_CancelRest_Success']);
  });

  it.each<[string, (bar: ReturnType<typeof bench>['bar']) => unknown]>([
    ['ended in time', (bar) => bar.idle()],
    ['signed out', (bar) => bar.signOut()],
    ['bar stopped', (bar) => bar.stop()],
  ])('does not run over: %s', (_, end) => {
    const { bar, pass, ids } = bench();
    bar.signIn();
    bar.rest(60);
    end(bar);
    ids();
    pass(120_000);
    expect(ids()).toEqual([]);
  });

  it('starts anew when a supervisor sets it again', () => {
    const { bar, pass, ids } = bench();
    bar.signIn();
    bar.rest(60);
    pass(50_000);
    bar.forceRest(60);
    ids();
    pass(59_000);
    expect(ids()).toEqual([]);
    pass(1000);
    expect(ids()).toEqual(['AgentState_Rest_Timeout']);
  });
});

it('what is asked for during a call comes after the call and its wrap-up, and only the first of it', () => {
  const { bar, ids } = bench();
  bar.signIn();
  bar.customerCalls();
  expect([bar.rest(300, 12), bar.busy(203)]).toEqual([true, false]);
  expect(bar.truth.pending).toEqual({ status: 'rest', cause: 12, seconds: 300 });
  bar.answer();
  bar.customerHangsUp();
  expect(bar.state).toBe('wrapUp');
  ids();
  bar.leaveWrapUp();
  expect(ids()).toEqual(['AgentState_SetRest_Success']);
  expect(bar.truth).toMatchObject({ state: 'rest', reason: 12, pending: null });
});

it('an agent who called out while busy is busy again, for the same reason, after the wrap-up', () => {
  const { bar, sent } = bench();
  bar.signIn();
  bar.busy(207);
  bar.dial('13800000001');
  bar.customerAnswers();
  bar.hangUp();
  expect(bar.state).toBe('wrapUp');
  bar.leaveWrapUp();
  expect(sent.at(-1)).toMatchObject({
    eventType: 'AgentState_SetNotReady_Success',
    content: { reason: '207' },
  });
});

it('every event has a time of its own, in order, even when the clock stands still', () => {
  const { bar, sent } = bench();
  bar.signIn();
  bar.customerCalls();
  bar.answer();
  expect(sent.map(({ eventGenTime }) => eventGenTime)).toEqual(sent.map((_, index) => start + index));
});

it('truth$ emits the truth at once and after every accepted press, silent ones too, until the bar stops', () => {
  const { bar } = bench();
  const states: string[] = [];
  bar.truth$.subscribe({ next: ({ state }) => states.push(state), complete: () => states.push('|') });
  bar.signIn();
  bar.answer();
  bar.signOut();
  bar.stop();
  expect(bar.signIn()).toBe(false);
  expect(bar.can('signIn')).toBe(false);
  expect(states).toEqual(['signedOut', 'idle', 'signedOut', '|']);
});

it('a stored truth continues in another bar, its rest included', () => {
  const before = bench();
  before.bar.signIn();
  before.bar.rest(60);
  const saved = JSON.parse(JSON.stringify(before.bar.truth));
  const { bar, pass, ids } = bench({ startAt: start + 30_000 });
  bar.adopt(saved);
  expect(ids()).toEqual([]);
  pass(30_100);
  expect(ids()).toEqual(['AgentState_Rest_Timeout']);
});

it('the clock may be any scheduler', () => {
  const clock = new VirtualTimeScheduler();
  const sent: string[] = [];
  const bar = createBar({ clock, send: (events) => sent.push(...events.map(({ eventType }) => eventType)) });
  bar.signIn();
  bar.rest(5);
  clock.flush();
  expect([sent.at(-1), clock.frame]).toEqual(['AgentState_Rest_Timeout', 5000]);
});

it('whatever is pressed in whatever order, the model follows by legal ways and agrees with the bar', () => {
  const settings = fc.record({
    offHook: fc.boolean(),
    autoAnswer: fc.boolean(),
    wrapUp: fc.boolean(),
    restNeedsApproval: fc.boolean(),
    olderForceIds: fc.boolean(),
  });
  // Voluntary sign-out is silent, so the model cannot know of it.
  const pressable = buttonNames.filter((name) => name !== 'signOut');
  const presses = fc.array(fc.constantFrom('pass' as const, ...pressable), { maxLength: 60 });
  fc.assert(
    fc.property(settings, presses, fc.integer(), (options, names, seed) => {
      const dressUp = createDresser(seed, 'mixed');
      const { clock, pass } = createOwnTime();
      let model = firstModel();
      const odd: unknown[] = [];
      const bar = createBar({
        ...options,
        clock,
        startAt: start,
        send: (events) => {
          for (const event of events) {
            const step = advance(model, messageFrame(dressUp(event), { at: event.eventGenTime ?? 0 }));
            model = step.model;
            const fine = ['expected', 'repeated', 'informational'];
            odd.push(...step.happenings.filter((one) => one.kind !== 'step' || !fine.includes(one.outcome)));
          }
        },
      });
      bar.signIn();
      for (const name of names) {
        if (name === 'pass') pass(60_000);
        else bar[name]();
        expect([name, model.situation.state]).toEqual([name, bar.state]);
      }
      expect(odd).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
