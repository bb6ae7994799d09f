// @vitest-environment happy-dom
import { act, createElement, type ReactNode, StrictMode, startTransition, useState } from 'react';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Agent, createAgent, type Frame, messageFrame, withRequests } from '../../src/index.ts';
import {
  AgentProvider,
  useAgent,
  useAgentState,
  useCall,
  useCan,
  useElapsed,
  useFindings,
} from '../../src/react/index.ts';
import { type SimulatedBar, simulateBar } from '../../src/simulator/index.ts';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

let bar: SimulatedBar;
let agent: Agent;
let root: Root;
let element: HTMLElement;

beforeEach(() => {
  bar = simulateBar({ seed: 7 });
  agent = createAgent({ source: bar });
  element = document.createElement('div');
  root = createRoot(element);
});
afterEach(() => {
  act(() => root.unmount());
  agent.close();
});

const render = (children: ReactNode, given: Agent | null = agent) =>
  act(() => root.render(createElement(AgentProvider, { agent: given }, children)));

/** A component that shows what a hook returns and counts how often it was rendered. */
const shows = (read: () => unknown) => {
  const counter = { renders: 0 };
  const Shown = () => {
    counter.renders += 1;
    return createElement('p', null, JSON.stringify(read()));
  };
  return { Shown, counter };
};

const inTalk = () => {
  bar.signIn();
  bar.customerCalls('13800000001');
  bar.answer();
};

describe('the hooks of ccbar-agent/react', () => {
  it.each([
    { hook: 'useAgentState', read: () => useAgentState(), before: '"unknown"', after: '"talking"' },
    {
      hook: 'useAgentState with a function',
      read: () => useAgentState(({ certainty }) => ({ certainty })),
      before: '{"certainty":"unknown"}',
      after: '{"certainty":"observed"}',
    },
    { hook: 'useCall', read: () => useCall()?.caller ?? null, before: 'null', after: '"13800000001"' },
    { hook: 'useElapsed', read: () => typeof useElapsed(), before: '"object"', after: '"number"' },
    { hook: 'useFindings', read: () => useFindings().length, before: '0', after: '0' },
    { hook: 'useAgent', read: () => useAgent() === agent, before: 'true', after: 'true' },
  ])('$hook returns the present and follows it, under StrictMode too', ({ read, before, after }) => {
    const { Shown } = shows(read);
    render(createElement(StrictMode, null, createElement(Shown)));
    expect(element.textContent).toBe(before);
    act(inTalk);
    expect(element.textContent).toBe(after);
  });

  it('renders again only when what was read has changed', () => {
    const certainty = shows(() => useAgentState((view) => view.certainty));
    const state = shows(() => useAgentState());
    render([createElement(certainty.Shown, { key: 1 }), createElement(state.Shown, { key: 2 })]);
    act(() => bar.signIn());
    const before = [certainty.counter.renders, state.counter.renders];
    act(() => bar.customerCalls('13800000001'));
    act(() => bar.answer());
    act(() => bar.hold());
    expect([certainty.counter.renders, state.counter.renders]).toEqual([before[0], (before[1] ?? 0) + 2]);
  });

  it('a function written inline reads the newest properties', () => {
    let setField: (field: 'state' | 'certainty') => void = () => {};
    const Shown = () => {
      const [field, set] = useState<'state' | 'certainty'>('state');
      setField = set;
      return createElement(
        'p',
        null,
        useAgentState((view) => view[field]),
      );
    };
    act(() => bar.signIn());
    render(createElement(Shown));
    expect(element.textContent).toBe('idle');
    act(() => setField('certainty'));
    expect(element.textContent).toBe('observed');
  });

  it('useFindings lists warnings newest first, each once, and no more than asked for', () => {
    const frames = new Subject<Frame>();
    const odd = createAgent({ source: frames });
    const { Shown } = shows(() =>
      useFindings(2).map(({ message }) => message.split(' ').find((word) => /_/.test(word))),
    );
    const send = (eventType: string) => frames.next(messageFrame({ eventType, content: null }));
    send('AgentState_SetRest_Success');
    send('AgentEvent_Talking');
    render(createElement(StrictMode, null, createElement(Shown)), odd);
    expect(element.textContent).toBe('["AgentEvent_Talking"]');
    act(() => send('AgentState_CancelRest_Success'));
    expect(element.textContent).toBe('["AgentState_CancelRest_Success","AgentEvent_Talking"]');
    act(() => send('AgentState_CancelNotReady_Success'));
    expect(element.textContent).toBe('["AgentState_CancelNotReady_Success","AgentState_CancelRest_Success"]');
    odd.close();
  });

  it('useCan follows the answer, and refuses an agent without requests', () => {
    const requests = withRequests(createAgent({ source: bar }), { commands: { rest: () => {} } });
    const { Shown } = shows(() => useCan('rest', { seconds: 600, cause: 0 }).ok);
    render(createElement(Shown), requests);
    expect(element.textContent).toBe('false');
    act(() => bar.signIn());
    expect(element.textContent).toBe('true');
    expect(() => render(createElement(Shown))).toThrow(expect.objectContaining({ code: 'bad-option' }));
    requests.close();
  });

  it('follows another agent that the provider is given, as after a hot reload, and leaves the one before', () => {
    const { Shown } = shows(() => useAgentState());
    render(createElement(Shown));
    act(() => bar.signIn());
    const otherBar = simulateBar({ seed: 8 });
    const other = createAgent({ source: otherBar });
    render(createElement(Shown), other);
    expect(element.textContent).toBe('"unknown"');
    act(() => bar.customerCalls('13800000001'));
    expect(element.textContent).toBe('"unknown"');
    act(() => otherBar.signIn());
    expect(element.textContent).toBe('"idle"');
    other.close();
  });

  it('shows one state in all components while a transition renders in between', () => {
    const first = shows(() => useAgentState());
    const second = shows(() => useAgentState());
    let setShown: (isShown: boolean) => void = () => {};
    const Both = () => {
      const [isShown, set] = useState(false);
      setShown = set;
      return [
        createElement(first.Shown, { key: 1 }),
        isShown ? createElement(second.Shown, { key: 2 }) : null,
      ];
    };
    render(createElement(Both));
    act(() => {
      startTransition(() => setShown(true));
      bar.signIn();
    });
    expect(element.textContent).toBe('"idle""idle"');
  });

  it('leaves no subscription behind', () => {
    let open = 0;
    const watched = { ...agent, view$: countSubscriptions(agent.view$, (by) => (open += by)) };
    const { Shown } = shows(() => useAgentState());
    render(createElement(StrictMode, null, createElement(Shown)), watched);
    expect(open).toBe(1);
    render(null, watched);
    expect(open).toBe(0);
  });

  it('renders on a server as unknown, with an agent or without, and hydrates without a complaint', () => {
    const { Shown } = shows(() => [
      useAgentState(),
      useElapsed(),
      useCall(),
      useFindings(),
      useCan('rest').ok,
    ]);
    const unknown = '<p>[&quot;unknown&quot;,null,null,[],false]</p>';
    const requests = withRequests(createAgent({ source: bar }));
    bar.signIn();
    const page = (given: Agent | null) =>
      createElement(AgentProvider, { agent: given }, createElement(Shown));
    expect([null, requests].map((given) => renderToString(page(given)))).toEqual([unknown, unknown]);
    const served = document.createElement('div');
    served.innerHTML = unknown.replaceAll('&quot;', '"');
    const complaints: unknown[] = [];
    let hydrated: Root | undefined;
    act(() => {
      const onRecoverableError = (error: unknown) => complaints.push(error);
      hydrated = hydrateRoot(served, page(requests), { onRecoverableError });
    });
    expect(complaints).toEqual([]);
    expect(served.textContent).toContain('idle');
    act(() => hydrated?.unmount());
    requests.close();
  });

  it.each([
    { where: 'without a provider', node: (Shown: () => ReactNode) => createElement(Shown) },
    {
      where: 'in a provider without an agent',
      node: (Shown: () => ReactNode) => createElement(AgentProvider, { agent: null }, createElement(Shown)),
    },
  ])('useAgent throws no-agent $where', ({ node }) => {
    const { Shown } = shows(() => useAgent().view().state);
    expect(() => act(() => root.render(node(Shown)))).toThrow(expect.objectContaining({ code: 'no-agent' }));
  });
});

function countSubscriptions<Source extends Agent['view$']>(
  source: Source,
  count: (by: 1 | -1) => void,
): Source {
  const subscribe = source.subscribe.bind(source) as (
    ...observer: readonly unknown[]
  ) => ReturnType<Source['subscribe']>;
  return Object.assign(Object.create(source) as Source, {
    subscribe: (...observer: readonly unknown[]) => {
      count(1);
      const subscription = subscribe(...observer);
      subscription.add(() => count(-1));
      return subscription;
    },
  });
}
