import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { linkMachine } from '../../machines/link.machine.ts';
import type { LinkEvent, LinkState } from '../../machines/link-state.ts';

const after = (events: readonly LinkEvent['type'][]): LinkState => {
  const actor = createActor(linkMachine).start();
  for (const type of events) actor.send({ type });
  return actor.getSnapshot().value as LinkState;
};

describe('the link machine', () => {
  it.each<readonly [what: string, events: readonly LinkEvent['type'][], state: LinkState]>([
    ['waits for an iframe', [], 'waiting'],
    ['asked, nothing received', ['iframe.found'], 'subscribed'],
    ['received', ['iframe.found', 'message.received'], 'live'],
    ['received before it was found', ['message.received'], 'live'],
    ['received again and again', ['message.received', 'message.received'], 'live'],
    ['loads again while it is asked', ['iframe.found', 'iframe.loaded'], 'subscribed'],
    ['loads again after a message', ['message.received', 'iframe.loaded'], 'subscribed'],
    ['loads again and sends a message', ['message.received', 'iframe.loaded', 'message.received'], 'live'],
    ['is replaced', ['message.received', 'iframe.found'], 'subscribed'],
    ['goes before any message', ['iframe.found', 'iframe.gone'], 'lost'],
    ['goes after a message', ['message.received', 'iframe.gone'], 'lost'],
    ['comes back', ['iframe.found', 'iframe.gone', 'iframe.found'], 'subscribed'],
    ['sends a message after all', ['iframe.found', 'iframe.gone', 'message.received'], 'live'],
    ['goes before it came', ['iframe.gone'], 'waiting'],
    ['loads before it came', ['iframe.loaded'], 'waiting'],
    ['loads after it went', ['iframe.found', 'iframe.gone', 'iframe.loaded'], 'lost'],
  ])('%s', (_what, events, state) => {
    expect(after(events)).toBe(state);
  });

  it.each(Object.entries(linkMachine.config.states ?? {}))('describes %s', (_name, config) => {
    expect(config).toHaveProperty('description', expect.stringMatching(/^[A-Z].+\.$/));
  });
});
