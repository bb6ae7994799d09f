import { describe, expect, it } from 'vitest';
import { getShortestPaths } from 'xstate/graph';
import { agentMachine } from '../../machines/agent.machine.ts';
import type { DomainEvent } from '../../src/protocol/domain-event.ts';
import { after, domainEvent, domainTypes, leafStates, move, nameOf, type Snapshot } from './machine-moves.ts';

const events: readonly DomainEvent[] = domainTypes.flatMap((type) => [
  domainEvent(type),
  ...(type.startsWith('call.')
    ? [domainEvent(type, { callId: 'c1' }), domainEvent(type, { callId: 'c2' })]
    : []),
]);

/** Returns what distinguishes two snapshots: the state, the phase of each leg, and whether something unexpected happened. */
const essence = (snapshot: Snapshot): string => {
  const { calls, returnTo, unexpected } = snapshot.context;
  const legs = calls.map(({ id, phase }) => `${id} ${phase}`).sort();
  return [nameOf(snapshot), returnTo?.state, unexpected > 0 ? 'unexpected' : '', ...legs].join(' | ');
};

/** Everything that legal events alone lead to, by the shortest way, two steps into each call. */
const legalPaths = (fromState?: Snapshot) =>
  getShortestPaths(agentMachine, {
    events: [...events],
    serializeState: essence,
    stopWhen: ({ context }) => context.unexpected > 0 || context.calls.length > 1,
    ...(fromState !== undefined && { fromState }),
  }).filter(({ state }) => state.context.unexpected === 0);

const paths = legalPaths();
const shortestTo = (leaf: string, among = paths) =>
  among.filter(({ state }) => nameOf(state) === leaf).sort((a, b) => a.weight - b.weight)[0];

describe('the paths of the agent machine', () => {
  it('are many', () => {
    expect(paths.length).toBeGreaterThan(50);
  });

  it.each(leafStates)('lead to %s without a warning', (leaf) => {
    const path = shortestTo(leaf);
    expect(path?.state.context.unexpected).toBe(0);
    expect(path?.weight).toBeLessThanOrEqual(2);
  });

  it.each(leafStates.filter((leaf) => leaf !== 'unknown'))('lead on from %s to every other state', (leaf) => {
    const from = shortestTo(leaf)?.state as Snapshot;
    const onward = legalPaths(from);
    const reached = new Set(onward.map(({ state }) => nameOf(state)));
    expect([...reached].sort()).toEqual(leafStates.filter((other) => other !== 'unknown').sort());
  });

  it('hold what they promise, step by step', () => {
    for (const { steps, state } of paths) {
      let snapshot = after([]);
      for (const { event } of steps.filter(({ event }) => (event.type as string) !== 'xstate.init')) {
        const before = snapshot;
        snapshot = move(before, event as DomainEvent);
        expect(snapshot.context.unexpected, `${event.type} in ${nameOf(before)}`).toBe(0);
        expect(leafStates).toContain(nameOf(snapshot));
      }
      expect(essence(snapshot)).toBe(essence(state));
    }
  });

  it('never end a state without calls while a leg is up', () => {
    for (const { state } of paths.filter(({ state }) => !nameOf(state).startsWith('occupied'))) {
      expect(state.context.calls.filter(({ phase }) => phase !== 'ended')).toEqual([]);
    }
  });
});
