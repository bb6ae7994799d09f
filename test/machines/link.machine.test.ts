import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { type LinkEvent, type LinkState, linkMachine } from '../../machines/link.machine.ts';

const after = (events: readonly LinkEvent['type'][]): LinkState => {
  const actor = createActor(linkMachine).start();
  for (const type of events) actor.send({ type });
  return actor.getSnapshot().value as LinkState;
};

describe('the link machine', () => {
  it.each<readonly [what: string, events: readonly LinkEvent['type'][], state: LinkState]>([
    ['waits for an iframe', [], 'waiting'],
    ['asked, heard nothing', ['frame.found'], 'subscribed'],
    ['heard', ['frame.found', 'message.heard'], 'live'],
    ['heard before it was found', ['message.heard'], 'live'],
    ['heard again and again', ['message.heard', 'message.heard'], 'live'],
    ['loads again while it is asked', ['frame.found', 'frame.loaded'], 'subscribed'],
    ['loads again after it was heard', ['message.heard', 'frame.loaded'], 'subscribed'],
    ['loads again and is heard', ['message.heard', 'frame.loaded', 'message.heard'], 'live'],
    ['is replaced', ['message.heard', 'frame.found'], 'subscribed'],
    ['goes before it was heard', ['frame.found', 'frame.gone'], 'lost'],
    ['goes after it was heard', ['message.heard', 'frame.gone'], 'lost'],
    ['comes back', ['frame.found', 'frame.gone', 'frame.found'], 'subscribed'],
    ['is heard after all', ['frame.found', 'frame.gone', 'message.heard'], 'live'],
    ['goes before it came', ['frame.gone'], 'waiting'],
    ['loads before it came', ['frame.loaded'], 'waiting'],
    ['loads after it went', ['frame.found', 'frame.gone', 'frame.loaded'], 'lost'],
  ])('%s', (_what, events, state) => {
    expect(after(events)).toBe(state);
  });

  it.each(Object.entries(linkMachine.config.states ?? {}))('says what %s means', (_name, config) => {
    expect(config).toHaveProperty('description', expect.stringMatching(/^[A-Z].+\.$/));
  });
});
