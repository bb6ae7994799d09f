// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createApp,
  createSSRApp,
  defineComponent,
  effectScope,
  h,
  nextTick,
  type Ref,
  ref,
  shallowRef,
} from 'vue';
import { renderToString } from 'vue/server-renderer';
import { type Agent, createAgent, withRequests } from '../../src/index.ts';
import { type SimulatedBar, simulateBar } from '../../src/simulator/index.ts';
import {
  AgentProvider,
  agentKey,
  useAgent,
  useAgentState,
  useCall,
  useCan,
  useElapsed,
  useFindings,
  type WatchedAgent,
} from '../../src/vue/index.ts';

let bar: SimulatedBar;
let agent: Agent;
beforeEach(() => {
  bar = simulateBar({ seed: 7 });
  agent = createAgent({ source: bar });
});
afterEach(() => agent.close());

/** Runs composables below a provider. */
const inApp = <Value>(setup: () => Value, given: WatchedAgent | null | Ref<WatchedAgent | null> = agent) => {
  let made: Value | undefined;
  const Inner = defineComponent(() => {
    made = setup();
    return () => h('p');
  });
  const provided = shallowRef(given);
  const app = createApp({
    render: () => h(AgentProvider, { agent: provided.value as WatchedAgent | null }, () => h(Inner)),
  });
  app.config.warnHandler = () => {};
  app.mount(document.createElement('div'));
  return { made: made as Value, provided, stop: () => app.unmount() };
};

const inTalk = () => {
  bar.signIn();
  bar.customerCalls('13800000001');
  bar.answer();
};

const setupOnly = (setup: () => unknown) =>
  defineComponent(() => {
    setup();
    return () => null;
  });

describe('the composables of ccbar-agent/vue', () => {
  it.each([
    { name: 'useAgentState', use: () => useAgentState(), before: 'unknown', after: 'talking' },
    {
      name: 'useAgentState with a function',
      use: () => useAgentState(({ certainty }) => certainty),
      before: 'unknown',
      after: 'observed',
    },
    {
      name: 'useCall',
      use: () => useCall(),
      before: null,
      after: expect.objectContaining({ caller: '13800000001' }),
    },
    { name: 'useElapsed', use: () => useElapsed(), before: null, after: expect.any(Number) },
    { name: 'useFindings', use: () => useFindings(), before: [], after: [] },
  ])('$name returns a ref of the present that follows it', ({ use, before, after }) => {
    const { made, stop } = inApp<Readonly<Ref<unknown>>>(use);
    expect(made.value).toEqual(before);
    inTalk();
    expect(made.value).toEqual(after);
    stop();
    bar.hangUp();
    expect(made.value, 'after its component').toEqual(after);
  });

  it('gives refs that cannot be written', () => {
    const { made, stop } = inApp(() => useAgentState());
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    // @ts-expect-error The type forbids it, too.
    made.value = 'rest';
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
    expect(made.value).toBe('unknown');
    stop();
  });

  it('stops with a scope of its own', () => {
    const scope = effectScope();
    const { made, stop } = inApp(() => scope.run(() => useAgentState()));
    bar.signIn();
    scope.stop();
    bar.customerCalls('13800000001');
    expect(made?.value).toBe('idle');
    stop();
  });

  it('useCan follows the answer and its parameters, and refuses an agent without requests', () => {
    const requests = withRequests(createAgent({ source: bar }), { commands: { rest: () => {} } });
    const seconds = ref(600);
    const { made, stop } = inApp(
      () => useCan('rest', () => ({ seconds: seconds.value, cause: 0 })),
      requests,
    );
    expect(made.value.ok).toBe(false);
    bar.signIn();
    expect(made.value.ok).toBe(true);
    seconds.value = -1;
    expect(made.value.reasons.map(({ kind }) => kind)).toEqual(['parameter']);
    stop();
    expect(() => inApp(() => useCan('rest'))).toThrow(expect.objectContaining({ code: 'bad-option' }));
    requests.close();
  });

  it('follows another agent that is provided later', async () => {
    const otherBar = simulateBar({ seed: 8 });
    const other = createAgent({ source: otherBar });
    const { made, provided, stop } = inApp(() => ({ state: useAgentState(), mine: useAgent() }));
    expect(made.mine).toBe(agent);
    provided.value = other;
    await nextTick();
    bar.signIn();
    expect(made.state.value).toBe('unknown');
    otherBar.signIn();
    expect(made.state.value).toBe('idle');
    stop();
    other.close();
  });

  it('renders on a server without an agent', async () => {
    const Shown = defineComponent(() => {
      const [state, elapsed, can] = [useAgentState(), useElapsed(), useCan('rest')];
      return () => h('p', `${state.value} ${elapsed.value} ${can.value.ok}`);
    });
    const app = createSSRApp(Shown);
    app.provide(agentKey, shallowRef(null));
    expect(await renderToString(app)).toBe('<p>unknown null false</p>');
  });

  it.each([
    {
      where: 'nothing is provided',
      make: () => createApp(setupOnly(useAgentState)),
    },
    {
      where: 'no agent is provided yet',
      make: () => {
        const app = createApp(setupOnly(useAgent));
        app.provide(agentKey, shallowRef(null));
        return app;
      },
    },
  ])('throws no-agent where $where', ({ make }) => {
    const app = make();
    app.config.warnHandler = () => {};
    expect(() => app.mount(document.createElement('div'))).toThrow(
      expect.objectContaining({ code: 'no-agent' }),
    );
  });
});
