import { config, Subject } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { toReduxDevtools } from '../../src/inspect/bridges/to-redux-devtools.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { scenarioNames } from '../../src/simulator/scenarios.ts';
import { simulateBar } from '../../src/simulator/simulate-bar.ts';
import { fakeReduxDevtools } from './fake-redux-devtools.ts';
import { planted, privateCalls } from './private-calls.ts';
import { watchAgent } from './watched-agent.ts';

// Against a stand-in of the extension's global: no extension is driven here.

describe('Redux DevTools', () => {
  it.each(scenarioNames)('shows every step of %s', async (name) => {
    const bar = simulateBar();
    const { records, paths, steps } = watchAgent(bar);
    const devtools = fakeReduxDevtools();
    toReduxDevtools(records, devtools);
    bar.play(name);
    await Promise.resolve();
    const shown = devtools.actions.filter(({ action }) => action['outcome'] !== null);
    expect(shown.map(({ state }) => state['path'])).toEqual(paths());
    expect(shown.map(({ action }) => action.type.split(' · ')[0])).toEqual(
      steps.map(({ event }) => ('id' in event ? event.id : null)),
    );
    expect(shown.map(({ timestamp }) => timestamp)).toEqual(steps.map(({ at }) => at));
  });

  const odd = () => {
    throw new Error('odd');
  };
  it.each<readonly [what: string, page: object]>([
    ['is missing', {}],
    ['is no extension', { __REDUX_DEVTOOLS_EXTENSION__: 7 }],
    ['throws when it is asked', { __REDUX_DEVTOOLS_EXTENSION__: { connect: odd } }],
    ['gives no connection', { __REDUX_DEVTOOLS_EXTENSION__: { connect: () => undefined } }],
    ['gives a connection of another kind', { __REDUX_DEVTOOLS_EXTENSION__: { connect: () => ({}) } }],
    [
      'throws when it is shown an agent',
      { __REDUX_DEVTOOLS_EXTENSION__: { connect: () => ({ init: odd, send: odd, unsubscribe: () => {} }) } },
    ],
    [
      'throws when it is sent a record',
      {
        __REDUX_DEVTOOLS_EXTENSION__: {
          connect: () => ({ init: () => {}, send: odd, unsubscribe: () => {} }),
        },
      },
    ],
    [
      'throws when it is left',
      {
        __REDUX_DEVTOOLS_EXTENSION__: {
          connect: () => ({ init: () => {}, send: () => {}, unsubscribe: odd }),
        },
      },
    ],
  ])('breaks no page when it %s', (_what, page) => {
    const unhandled = vi.fn();
    config.onUnhandledError = unhandled;
    vi.useFakeTimers();
    try {
      const bar = simulateBar();
      const stop = toReduxDevtools(watchAgent(bar).records, { window: page });
      bar.signIn();
      expect(stop).not.toThrow();
      vi.runAllTimers();
    } finally {
      vi.useRealTimers();
      config.onUnhandledError = null;
    }
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('is asked for nothing but looking', () => {
    const devtools = fakeReduxDevtools();
    toReduxDevtools(watchAgent().records, { ...devtools, name: 'agent 30021' });
    const { name, features = {} } = devtools.config() ?? {};
    expect(name).toBe('agent 30021');
    expect(Object.keys(features).filter((feature) => features[feature])).toEqual(['pause', 'export']);
  });

  it('lists what was not expected, and why', async () => {
    const source = new Subject<Frame>();
    const { records } = watchAgent(source);
    const devtools = fakeReduxDevtools();
    toReduxDevtools(records, devtools);
    for (const frame of privateCalls()) source.next(frame);
    await Promise.resolve();
    const list = devtools.actions.map(({ action }) => action.type);
    expect(list).toEqual(
      expect.arrayContaining([
        'AgentState_CancelRest_Success · unexpected',
        'AgentOther_Party · unmapped',
        'rejection · rejected',
        'link',
      ]),
    );
    const unexpected = devtools.actions.find(({ action }) => action.type.endsWith('unexpected'));
    expect(unexpected?.action['findings']).toHaveLength(1);
  });

  it('shows what is still in the ring when attached late', () => {
    const bar = simulateBar();
    const { records } = watchAgent(bar);
    bar.signIn();
    const devtools = fakeReduxDevtools();
    toReduxDevtools(records, devtools);
    expect(devtools.first()).toMatchObject({ path: 'unknown', state: 'unknown' });
    expect(devtools.actions.at(-1)?.state).toMatchObject({ path: 'idle', state: 'idle' });
  });

  it.each(['JUMP_TO_STATE', 'JUMP_TO_ACTION', 'RESET', 'ROLLBACK', 'COMMIT', 'IMPORT_STATE'])(
    'cannot move the agent by %s',
    (type) => {
      const bar = simulateBar();
      const { agent, records } = watchAgent(bar);
      const devtools = fakeReduxDevtools();
      toReduxDevtools(records, devtools);
      bar.signIn();
      const before = agent.view();
      devtools.press({ type }, { path: 'rest.onTime', state: 'rest' });
      expect(agent.view()).toBe(before);
      expect(devtools.listeners()).toBe(1);
    },
  );

  it('can be paused there, and stopped here', async () => {
    const bar = simulateBar();
    const { records } = watchAgent(bar);
    const devtools = fakeReduxDevtools();
    const stop = toReduxDevtools(records, devtools);
    const count = async (act: () => void) => {
      const before = devtools.actions.length;
      act();
      await Promise.resolve();
      return devtools.actions.length - before;
    };
    expect(await count(() => bar.signIn())).toBeGreaterThan(0);
    devtools.press({ type: 'PAUSE_RECORDING', status: true });
    expect(await count(() => bar.busy())).toBe(0);
    devtools.press({ type: 'PAUSE_RECORDING', status: false });
    expect(await count(() => bar.idle())).toBe(1);
    stop();
    expect(await count(() => bar.busy())).toBe(0);
    expect(devtools.listeners()).toBe(0);
  });

  it('holds nothing personal', async () => {
    const source = new Subject<Frame>();
    const { records } = watchAgent(source);
    const devtools = fakeReduxDevtools();
    toReduxDevtools(records, devtools);
    for (const frame of privateCalls()) source.next(frame);
    await Promise.resolve();
    const all = devtools.texts.join('\n');
    expect(all).toContain('party#1');
    expect(planted.filter((word) => all.includes(word))).toEqual([]);
  });

  it.each([{}, { __REDUX_DEVTOOLS_EXTENSION__: undefined }, { __REDUX_DEVTOOLS_EXTENSION__: {} }])(
    'does nothing where it is not installed: %j',
    (page) => {
      expect(() => toReduxDevtools(watchAgent().records, { window: page })()).not.toThrow();
    },
  );
});
