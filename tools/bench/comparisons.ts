import { Subject } from 'rxjs';
import { createActor } from 'xstate';
import { agentMachine } from '../../machines/agent.machine.ts';
import { advance } from '../../src/agent/advance.ts';
import { compiledEngine } from '../../src/agent/compiled-engine.ts';
import { machineStateOf, pureEngine } from '../../src/agent/engine.ts';
import type { Engine } from '../../src/agent/engine-type.ts';
import { firstModel } from '../../src/agent/model.ts';
import { createAgent } from '../../src/create-agent.ts';
import { connectionBar } from '../../src/doors/connection-bar.ts';
import { createRecords } from '../../src/inspect/records/records.ts';
import { decode } from '../../src/protocol/decode.ts';
import { domainEventOf } from '../../src/protocol/domain-event-of.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { recordingLine } from '../../src/recording/recording-line.ts';
import { shiftFrames } from '../../src/simulator/shift.ts';
import { barOrigin, createFakePage } from '../../test/doors/fake-window.ts';
import type { Comparison, Side } from './measure.ts';

/** The frames of an agent's shift of eight hours, and the same as lines of a recording. */
const frames: readonly Frame[] = [...shiftFrames({ seed: 1 })];
const messages = frames.filter((frame) => frame.kind === 'message');
const lines = messages.map((frame) => recordingLine(frame, { door: 'simulator', origin: '' }));
const domainEvents = messages.flatMap((frame) =>
  decode(frame).flatMap((one) => (one.kind === 'event' ? (domainEventOf(one, frame.at) ?? []) : [])),
);

const parseLines: Side = () => () => {
  for (const line of lines) JSON.parse(line);
};

const liveAgent =
  (watch: (agent: ReturnType<typeof createAgent>) => void): Side =>
  () =>
  async () => {
    const source = new Subject<Frame>();
    const agent = createAgent({ source });
    agent.state$.subscribe();
    watch(agent);
    for (const frame of frames) {
      source.next(frame);
      // In a page each message has a task of its own; records are complete at the end of it.
      await undefined;
    }
    agent.close();
  };

/** The engine that a page would have without the compiled table. */
const actorEngine = (): Engine => {
  const actor = createActor(agentMachine).start();
  return (state, event) => {
    actor.send(event);
    return machineStateOf(actor.getSnapshot(), state);
  };
};

const advanceBy =
  (engineOf: () => Engine): Side =>
  () => {
    const engine = engineOf();
    return () => {
      let model = firstModel();
      for (const frame of messages) model = advance(model, frame, engine).model;
    };
  };

const throughDoor = (listen: (window: Window) => void): Side => {
  return () => {
    const page = createFakePage();
    const bar = page.addIframe();
    listen(page.window);
    const data = { eventType: 'AgentState_Ready', content: null };
    return () => {
      for (let count = 0; count < 1000; count += 1) bar.send(data);
    };
  };
};

/** The comparisons that are made within one process. */
export const comparisons: readonly Comparison[] = [
  {
    name: 'A live agent with `state$` read, per frame',
    yardstick: '`actor.send` of a bare XState actor',
    must: null,
    goal: null,
    work: liveAgent(() => {}),
    base: () => async () => {
      const actor = createActor(agentMachine).start();
      for (const event of domainEvents) {
        actor.send(event);
        await undefined;
      }
      actor.stop();
    },
  },
  {
    name: 'The same agent, recorded for an inspector',
    yardstick: 'the agent without an inspector',
    must: 1.25,
    goal: null,
    work: liveAgent((agent) => createRecords(agent)),
    base: liveAgent(() => {}),
  },
  {
    name: 'The same agent, with a reader of each record',
    yardstick: 'the agent without an inspector',
    must: null,
    goal: null,
    work: liveAgent((agent) => createRecords(agent).records$.subscribe(() => {})),
    base: liveAgent(() => {}),
  },
  {
    name: 'The same agent, with an observer of `inspect`',
    yardstick: 'the agent without an observer',
    must: null,
    goal: null,
    work: liveAgent((agent) => agent.inspect(() => {})),
    base: liveAgent(() => {}),
  },
  {
    name: '`connectionBar`, per message of the bar',
    yardstick: 'a listener that does nothing',
    must: null,
    goal: null,
    work: throughDoor((window) =>
      connectionBar({ iframe: 'ccbarclient', origin: barOrigin, window }).subscribe(),
    ),
    base: throughDoor((window) => window.addEventListener('message', () => {})),
  },
  {
    name: '`decode`, per message',
    yardstick: '`JSON.parse` of the line',
    must: null,
    goal: null,
    work: () => () => {
      for (const frame of messages) decode(frame);
    },
    base: parseLines,
  },
  ...[
    { name: 'the compiled machine', must: 2.5, goal: 1.5, engineOf: () => compiledEngine },
    { name: 'an actor', must: null, goal: null, engineOf: actorEngine },
    { name: '`transition()`', must: null, goal: null, engineOf: () => pureEngine },
  ].map(({ name, must, goal, engineOf }) => ({
    name: `\`advance\` with ${name}, per frame`,
    yardstick: '`JSON.parse` of the line',
    must,
    goal,
    work: advanceBy(engineOf),
    base: parseLines,
  })),
];
