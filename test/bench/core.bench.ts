import { Subject } from 'rxjs';
import { bench, describe } from 'vitest';
import { createActor } from 'xstate';
import { agentMachine } from '../../machines/agent.machine.ts';
import { advance } from '../../src/agent/advance.ts';
import { firstModel } from '../../src/agent/model.ts';
import { createAgent } from '../../src/create-agent.ts';
import { decode } from '../../src/protocol/decode.ts';
import { domainEventOf } from '../../src/protocol/domain-event-of.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import { scenarioNames } from '../../src/simulator/scenarios.ts';

/** Every scenario once, as the frames that a page would see: some two hundred messages in all dresses. */
const frames: readonly Frame[] = scenarioNames.flatMap((name) => framesOf(name, { leadIn: true, seed: 1 }));
const messages = frames.filter((frame) => frame.kind === 'message');
const texts = messages.map(({ data }) => (typeof data === 'string' ? data : JSON.stringify(data)));
const told = messages.flatMap((frame) =>
  decode(frame).flatMap((event) => (event.kind === 'event' ? [domainEventOf(event, frame.at)] : [])),
);

describe('reading', () => {
  bench('JSON.parse alone', () => {
    for (const text of texts) JSON.parse(text);
  });
  bench('decode', () => {
    for (const frame of messages) decode(frame);
  });
});

describe('moving the model', () => {
  bench('actor.send of XState alone', () => {
    const actor = createActor(agentMachine).start();
    for (const event of told) if (event !== null) actor.send(event);
    actor.stop();
  });
  bench('the live agent, from frame to findings', () => {
    const source = new Subject<Frame>();
    const agent = createAgent({ source });
    agent.state$.subscribe();
    for (const frame of frames) source.next(frame);
    agent.close();
  });
  bench('the pure fold', () => {
    let model = firstModel();
    for (const frame of frames) model = advance(model, frame).model;
  });
});
