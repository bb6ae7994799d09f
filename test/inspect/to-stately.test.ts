import {
  createInspector,
  createWebSocketInspector,
  createWebSocketReceiver,
  type StatelyInspectionEvent,
} from '@statelyai/inspect';
import { Subject } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMachine } from 'xstate';
import { describedAgentMachine } from '../../machines/agent.described.ts';
import { machineChart } from '../../src/chart/machine-chart.ts';
import { stateValueOf } from '../../src/inspect/bridges/state-value.ts';
import { toStately } from '../../src/inspect/bridges/to-stately.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { scenarioNames } from '../../src/simulator/scenarios.ts';
import { simulateBar } from '../../src/simulator/simulate-bar.ts';
import { openRelay, type Relay } from '../peers/xstate-inspect/open-relay.ts';
import { planted, privateCalls } from './private-calls.ts';
import { watchAgent } from './watched-agent.ts';

/** A genuine inspector whose transport is a list. */
const listed = () => {
  const events: StatelyInspectionEvent[] = [];
  return { events, inspector: createInspector({ send: (event) => events.push(event) }) };
};

const pick = <T extends StatelyInspectionEvent['type']>(events: readonly StatelyInspectionEvent[], type: T) =>
  events.filter((event): event is Extract<StatelyInspectionEvent, { type: T }> => event.type === type);

const snapshotsOf = (events: readonly StatelyInspectionEvent[]) =>
  pick(events, '@xstate.snapshot').map(({ snapshot }) => snapshot as unknown as { readonly value: unknown });

const valuesOf = (events: readonly StatelyInspectionEvent[]) => snapshotsOf(events).map(({ value }) => value);

describe('the genuine inspector', () => {
  it.each(scenarioNames)('receives every step of %s', async (name) => {
    const bar = simulateBar();
    const { records, steps, paths } = watchAgent(bar);
    const { events, inspector } = listed();
    toStately(records, inspector);
    bar.play(name);
    await Promise.resolve();
    expect(valuesOf(events)).toEqual(paths().map((path) => stateValueOf(path.split('.'))));
    expect(pick(events, '@xstate.event')).toHaveLength(steps.length);
    expect(events.map(({ type }) => type).slice(0, 3)).toEqual([
      '@xstate.actor',
      '@xstate.event',
      '@xstate.snapshot',
    ]);
  });

  it('gets the structure of the machine, whole, and no context in it', () => {
    const { events, inspector } = listed();
    toStately(watchAgent().records, inspector);
    const [actor] = pick(events, '@xstate.actor');
    const definition = JSON.parse(actor?.definition ?? '');
    const { context: _, ...structure } = describedAgentMachine.config;
    expect(actor).toMatchObject({ name: 'agent', sessionId: 'x:agent' });
    expect(definition).toEqual(JSON.parse(JSON.stringify(structure)));
    const ids = machineChart().states.map(({ id }) => id);
    expect(ids.map((id) => createMachine(definition).getStateNodeById(id).id)).toEqual(ids);
  });

  it('gets the present state when attached late, and the end', async () => {
    const bar = simulateBar();
    const { agent, records } = watchAgent(bar);
    bar.signIn();
    const { events, inspector } = listed();
    const stop = toStately(records, inspector, { id: 'agent-2' });
    expect(events).toMatchObject([
      { type: '@xstate.actor', sessionId: 'x:agent-2', snapshot: { status: 'active', value: 'idle' } },
    ]);
    agent.close();
    stop();
    expect(events.slice(1)).toMatchObject([
      {
        type: '@xstate.snapshot',
        event: { type: 'xstate.stop' },
        snapshot: { status: 'stopped', value: 'idle' },
      },
    ]);
    toStately(records, inspector);
    expect(events).toHaveLength(2);
  });

  it('receives nothing after stop, and cannot change the agent', async () => {
    const bar = simulateBar();
    const { agent, records } = watchAgent(bar);
    const { events, inspector } = listed();
    const actor = vi.spyOn(inspector, 'actor');
    const stop = toStately(records, inspector);
    const [ref] = actor.mock.calls[0] ?? [];
    if (typeof ref === 'object') ref.send({ type: 'rest.started' });
    expect(agent.view().state).toBe('unknown');
    stop();
    bar.signIn();
    await Promise.resolve();
    expect(events.map(({ type }) => type)).toEqual(['@xstate.actor', '@xstate.snapshot']);
  });
});

describe('the genuine receiver', () => {
  let relay: Relay | undefined;
  afterEach(() => relay?.close());

  it('receives every step over a WebSocket, and nothing personal', async () => {
    relay = await openRelay();
    const { url, texts, hasClients } = relay;
    const received: StatelyInspectionEvent[] = [];
    createWebSocketReceiver({ server: url }).subscribe((event) => {
      received.push(event);
    });
    await vi.waitFor(() => expect(hasClients(1)).toBe(true));
    const inspector = createWebSocketInspector({ url });
    await vi.waitFor(() => expect(hasClients(2)).toBe(true));

    const source = new Subject<Frame>();
    const { agent, records, steps, paths } = watchAgent(source);
    toStately(records, inspector);
    for (const frame of privateCalls()) source.next(frame);
    agent.close();
    await vi.waitFor(() => expect(snapshotsOf(received)).toHaveLength(steps.length + 1));
    inspector.stop();

    expect(valuesOf(received).slice(0, -1)).toEqual(paths().map((path) => stateValueOf(path.split('.'))));
    const all = texts.join('\n');
    expect(all).toContain('party#1');
    expect(planted.filter((word) => all.includes(word))).toEqual([]);
  });
});
