import { Subject } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { machineChart } from '../../src/chart/machine-chart.ts';
import { stateValueOf } from '../../src/inspect/bridges/state-value.ts';
import {
  type DispatchedEvent,
  toXstateInspect,
  type XstateInspectOptions,
} from '../../src/inspect/bridges/to-xstate-inspect.ts';
import { v4Chart } from '../../src/inspect/bridges/v4-definition.ts';
import type { ViewerSocket } from '../../src/inspect/bridges/xstate-inspect-socket.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { scenarioNames } from '../../src/simulator/scenarios.ts';
import { simulateBar } from '../../src/simulator/simulate-bar.ts';
import {
  createReceiver,
  type OpenReceiver,
  openReceiver,
  type Received,
  sentFields,
} from '../peers/xstate-inspect/open-receiver.ts';
import { openRelay } from '../peers/xstate-inspect/open-relay.ts';
import { planted, privateCalls } from './private-calls.ts';
import { watchAgent } from './watched-agent.ts';

const url = 'ws://127.0.0.1';

let open: OpenReceiver | undefined;
afterEach(() => open?.close());

const ofType = <T extends Received['type']>(type: T) =>
  (open?.received ?? []).filter((event): event is Extract<Received, { type: T }> => event.type === type);

const arrived = (type: Received['type'], count: number) =>
  vi.waitFor(() => expect(ofType(type)).toHaveLength(count), { interval: 2 });

/** Connects a genuine receiver, and waits until it knows the agent. `sent` are the texts on the line. */
const connect = async (
  records: Parameters<typeof toXstateInspect>[0],
  options: Pick<XstateInspectOptions, 'allowDispatch' | 'id'> = {},
) => {
  const sent: string[] = [];
  let stop = () => {};
  open = await openReceiver((socket) => {
    const send = socket.send.bind(socket);
    vi.spyOn(socket, 'send').mockImplementation((text) => {
      sent.push(String(text));
      send(text);
    });
    stop = toXstateInspect(records, { ...options, url, socket });
  });
  await arrived('service.register', 1);
  return { ...open, sent, stop };
};

/** Every state of the machine, as `occupied.talking`. */
const states = machineChart()
  .states.map(({ path }) => path)
  .filter((path) => path.length > 0);

describe('the genuine receiver', () => {
  it.each(scenarioNames)('agrees with the agent at every step of %s', async (name) => {
    const bar = simulateBar();
    const { agent, records, steps, paths } = watchAgent(bar);
    await connect(records);
    bar.play(name);
    await arrived('service.state', steps.length);

    const published = ofType('service.state').map(({ state }) => state);
    expect(steps.length).toBeGreaterThan(0);
    expect(published.map((state) => state.toStrings().at(-1))).toEqual(paths());
    expect(published.map((state) => states.filter((path) => state.matches(stateValueOf(path))))).toEqual(
      paths().map((at) => states.filter((path) => `${at}.`.startsWith(`${path.join('.')}.`))),
    );
    expect(ofType('service.event').map(({ event }) => event.data.id)).toEqual(
      steps.map(({ event }) => ('id' in event ? event.id : null)),
    );
    agent.close();
    await arrived('service.stop', 1);
  });

  it('reads states that XState 4 takes for its own', async () => {
    const bar = simulateBar();
    const { records, steps } = watchAgent(bar);
    await connect(records);
    bar.play('hold-and-retrieve');
    await arrived('service.state', steps.length);
    const machine = ofType('service.register')[0]?.machine;
    for (const { state } of ofType('service.state')) {
      const own = machine?.resolveState(state);
      expect(own?.value).toEqual(state.value);
      expect(state.nextEvents).toEqual(own?.nextEvents);
      expect(Object.keys(JSON.parse(JSON.stringify(state)))).toEqual(
        expect.arrayContaining(['value', 'context', 'event', '_event', 'tags', 'done']),
      );
      expect(state._event).toEqual({
        name: state.event.type,
        data: state.event,
        $$type: 'scxml',
        type: 'external',
      });
    }
  });

  it('reads every state and transition of the table', async () => {
    await connect(watchAgent().records);
    const machine = ofType('service.register')[0]?.machine;
    const read = machine?.stateIds.map((id) => machine.getStateNodeById(id)) ?? [];
    const chart = machineChart();
    expect(read.map(({ id, initial }) => ({ id, initial }))).toEqual(
      chart.states.map(({ id, initial }) => ({ id, initial: initial?.split('.').at(-1) })),
    );
    const edges = read.flatMap(({ id, transitions }) =>
      transitions.map(({ eventType, target, cond, actions }) => ({
        source: id,
        event: eventType,
        target: target?.[0]?.id ?? null,
        guard: cond === undefined ? null : 'name' in cond ? cond.name : cond.type,
        actions: actions.map(({ type }) => type),
      })),
    );
    expect(edges).toEqual(
      chart.edges.map(({ source, event, target, guard, actions }) => ({
        source,
        event,
        target,
        guard,
        actions: actions.map((action) => action.split(' ')[0]),
      })),
    );
    expect(edges.filter(({ event }) => event.startsWith('xstate.'))).toEqual([]);
    expect([...v4Chart().transitions.keys()]).toEqual(chart.edges.map(({ id }) => id));
  });
});

describe('what is sent', () => {
  it('has every field that the genuine sender sends of a state', async () => {
    const { sent } = await connect(watchAgent().records);
    const [registration] = ofType('service.register');
    const { state } = JSON.parse(sent[0] ?? '') as { readonly state: string };
    expect(Object.keys(JSON.parse(state))).toEqual(
      expect.arrayContaining(registration === undefined ? [] : [...sentFields(registration.machine)]),
    );
  });

  it('holds nothing personal', async () => {
    const source = new Subject<Frame>();
    const { agent, records, steps } = watchAgent(source);
    const { sent } = await connect(records);
    for (const frame of privateCalls()) source.next(frame);
    await arrived('service.state', steps.length);
    agent.close();
    const all = sent.join('\n');
    expect(all).toContain('party#1');
    expect(planted.filter((word) => all.includes(word))).toEqual([]);
  });

  it('is the present state, again, for each hello', async () => {
    const bar = simulateBar();
    const { records, steps } = watchAgent(bar);
    bar.signIn();
    bar.rest(600);
    bar.pass(600_000);
    const before = steps.length;
    const { receiver } = await connect(records);
    bar.idle();
    await arrived('service.state', steps.length - before);
    receiver.send({ type: 'xstate.inspecting' });
    await arrived('service.register', 2);
    expect(ofType('service.register').map(({ state }) => state.value)).toEqual([{ rest: 'overdue' }, 'idle']);
  });

  it('names the transition that was taken', async () => {
    const bar = simulateBar();
    const { records } = watchAgent(bar);
    await connect(records);
    bar.signIn();
    await arrived('service.state', 2);
    expect(ofType('service.state').map(({ state }) => state.transitions)).toMatchObject([
      [{ source: '#agent.unknown', eventType: 'session.opening', target: ['#agent.signedOut'] }],
      [{ source: '#agent.signedOut', eventType: 'agent.idle', target: ['#agent.idle'] }],
    ]);
  });
});

it('reaches a genuine receiver through a relay, as from a page', async () => {
  const relay = await openRelay();
  const bar = simulateBar();
  const { records, paths } = watchAgent(bar);
  const socket = await relay.connect();
  toXstateInspect(records, { url: relay.url, socket });
  const { received } = createReceiver(new URL(relay.url).host);
  await vi.waitFor(() => expect(received).toHaveLength(1));
  bar.signIn();
  await vi.waitFor(() => expect(received).toHaveLength(5));
  expect(received.flatMap((one) => (one.type === 'service.state' ? [one.state.value] : []))).toEqual(paths());
  await relay.close();
});

describe('an event from the viewer', () => {
  const pressed = { type: 'rest.started', at: 1, reason: 2 };
  const envelope = (origin: string, data: unknown = pressed) =>
    JSON.stringify({ name: 'rest.started', data, $$type: 'scxml', type: 'external', origin });

  it.each<{ name: string; event: string; allow: boolean; handed: readonly unknown[] }>([
    { name: 'is ignored unless it is asked for', event: envelope('x:agent'), allow: false, handed: [] },
    { name: 'is handed over when asked for', event: envelope('x:agent'), allow: true, handed: [pressed] },
    { name: 'for another service is not', event: envelope('x:other'), allow: true, handed: [] },
    { name: 'without a type is not', event: envelope('x:agent', { at: 1 }), allow: true, handed: [] },
    { name: 'that is null is not', event: envelope('x:agent', null), allow: true, handed: [] },
    { name: 'that is no JSON is not', event: '{"data":', allow: true, handed: [] },
    { name: 'that is no object is not', event: '7', allow: true, handed: [] },
  ])('$name, and never moves the agent', async ({ event, allow, handed }) => {
    const bar = simulateBar();
    const { agent, records, steps } = watchAgent(bar);
    const got: DispatchedEvent[] = [];
    const { receiver } = await connect(records, allow ? { allowDispatch: (one) => got.push(one) } : {});
    bar.signIn();
    const before = agent.view();
    receiver.send({ type: 'xstate.event', event, service: 'x:agent' });
    // The messages after it prove that it was read.
    receiver.send({ type: 'xstate.inspecting' });
    await arrived('service.register', 2);
    expect(got).toEqual(handed);
    expect(agent.view()).toBe(before);
    expect(steps).toHaveLength(2);
  });

  it('can be turned into a press of a simulated button', async () => {
    const bar = simulateBar();
    const { records, steps } = watchAgent(bar);
    const { receiver } = await connect(records, {
      allowDispatch: ({ type }) => type === 'rest.started' && bar.rest(600),
    });
    bar.signIn();
    receiver.send({ type: 'xstate.event', event: envelope('x:agent'), service: 'x:agent' });
    await arrived('service.state', 3);
    expect(steps.at(-1)?.after.state).toBe('rest');
  });
});

describe('the end', () => {
  it('is reported, nothing follows it, and the socket is released', async () => {
    const bar = simulateBar();
    const { agent, records } = watchAgent(bar);
    const mine = () => {};
    const socket: ViewerSocket & { onmessage: ((event: never) => void) | null } = {
      send: vi.fn(),
      onmessage: mine,
    };
    const stop = toXstateInspect(records, { url, socket });
    const deliver = socket.onmessage as (event: { readonly data: unknown }) => void;
    deliver({ data: '{"type":"xstate.inspecting"}' });
    stop();
    stop();
    bar.signIn();
    deliver({ data: '{"type":"xstate.inspecting"}' });
    await Promise.resolve();
    const types = vi.mocked(socket.send).mock.calls.map(([text]) => JSON.parse(text).type);
    expect(types).toEqual(['service.register', 'service.stop']);
    expect(socket.onmessage).toBe(mine);
    agent.close();
  });

  it('of the line does not reach the agent', async () => {
    const bar = simulateBar();
    const { agent, records } = watchAgent(bar);
    const socket: ViewerSocket = {
      send: vi.fn(() => {
        throw new Error('closed');
      }),
      onmessage: null,
    };
    toXstateInspect(records, { url, socket });
    (socket.onmessage as unknown as (event: { readonly data: unknown }) => void)({
      data: '{"type":"xstate.inspecting"}',
    });
    bar.signIn();
    await Promise.resolve();
    expect(agent.view().state).toBe('idle');
    expect(socket.send).toHaveBeenCalledTimes(1);
  });
});

describe('messages that mean nothing', () => {
  it.each([
    null,
    undefined,
    7,
    '',
    '{',
    'null',
    '[]',
    '{"type":7}',
    '{"type":"service.stop"}',
    new ArrayBuffer(4),
  ])('%s', (data) => {
    const socket: ViewerSocket = { send: vi.fn(), onmessage: null };
    toXstateInspect(watchAgent().records, { url, socket });
    (socket.onmessage as unknown as (event: { readonly data: unknown }) => void)({ data });
    expect(socket.send).not.toHaveBeenCalled();
  });
});
