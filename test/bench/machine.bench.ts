import { bench, describe } from 'vitest';
import { createActor, getInitialSnapshot, transition } from 'xstate';
import { agentMachine } from '../../machines/agent.machine.ts';
import { compileMachine } from '../../machines/compile-machine.ts';
import { decode } from '../../src/protocol/decode.ts';
import { domainEventOf } from '../../src/protocol/domain-event-of.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { scenarioNames } from '../../src/simulator/scenarios.ts';

const events = scenarioNames
  .flatMap((name) => framesOf(name, { leadIn: true, seed: 1 }))
  .flatMap((frame) =>
    frame.kind === 'message'
      ? decode(frame).map((event) => (event.kind === 'event' ? domainEventOf(event, frame.at) : null))
      : [],
  )
  .filter((event) => event !== null);

const { first, move } = compileMachine(agentMachine);

describe('the agent machine alone, through the events of every scenario', () => {
  bench('compiled', () => {
    let state = first;
    for (const event of events) state = move(state, event);
  });
  bench('as an actor of XState', () => {
    const actor = createActor(agentMachine).start();
    for (const event of events) actor.send(event);
    actor.stop();
  });
  bench('by `transition` of XState', () => {
    let snapshot = getInitialSnapshot(agentMachine);
    for (const event of events) [snapshot] = transition(agentMachine, snapshot, event);
  });
});
