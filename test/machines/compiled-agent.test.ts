import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createActor, transition } from 'xstate';
import type { AgentContext, AgentMachineEvent } from '../../machines/agent.context.ts';
import { agentMachine } from '../../machines/agent.machine.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { leafStates, nameOf } from './machine-moves.ts';
import { essenceOf, eventsAt, first, manyPositions, move, type Position } from './many-positions.ts';

// CCBAR_LARGE=1 asks for a million random events and for every context that the search finds.
const isLarge = process.env['CCBAR_LARGE'] !== undefined;
const randomEvents = isLarge ? 1_000_000 : 20_000;
const timeout = isLarge ? 900_000 : 180_000;

const positions = manyPositions(isLarge ? 200 : 6);

const xstateValue = (path: string): string | object =>
  path
    .split('.')
    .reduceRight<string | object>((inner, name) => (inner === '' ? name : { [name]: inner }), '');

const fields = Object.keys(first.context) as readonly (keyof AgentContext)[];

/** The fields that an event left as they were, by identity. */
const untouched = (before: AgentContext, after: AgentContext): readonly string[] =>
  fields.filter((field) => Object.is(before[field], after[field]));

interface Compared {
  readonly before: Position;
  readonly after: Position;
  readonly event: AgentMachineEvent;
  /** The same from XState. */
  readonly wantedBefore: AgentContext;
  readonly wanted: { readonly value: unknown; readonly context: AgentContext };
}

/** Returns the differences of a compared transition; none when both are equal. */
const problemsOf = ({ before, after, event, wantedBefore, wanted }: Compared): readonly string[] => {
  const isSameContext = isDeepStrictEqual(after.context, wanted.context);
  const left = untouched(before.context, after.context);
  const isSameIdentity = isDeepStrictEqual(left, untouched(wantedBefore, wanted.context));
  const isUnchanged = left.length === fields.length && after.path === before.path;
  const problems = [
    after.path !== nameOf(wanted as Parameters<typeof nameOf>[0]) && `path ${after.path}`,
    !isSameContext && `context ${JSON.stringify(after.context)}`,
    !isSameIdentity && `left alone ${left.join(' ')}`,
    isUnchanged !== (after === before) && 'a state that did not change is another object',
  ];
  const where = `${JSON.stringify(event)} in ${essenceOf(before)}`;
  return problems.filter((problem) => problem !== false).map((problem) => `${where}: ${problem}`);
};

describe('the compiled agent machine', { timeout }, () => {
  it('begins where the machine begins', () => {
    const snapshot = createActor(agentMachine).getSnapshot();
    expect(first).toEqual({ path: nameOf(snapshot), context: snapshot.context });
  });

  it('has every leaf state, and every event type in each', () => {
    expect([...new Set(positions.map(({ path }) => path))].sort()).toEqual([...leafStates].sort());
    const types = new Set<string>(eventsAt(0).map(({ type }) => type));
    expect([...types].sort()).toEqual([...agentMachine.events].sort());
  });

  it('moves from every leaf, by every event, in many contexts as XState does', () => {
    const problems = positions.flatMap((before) => {
      const value = xstateValue(before.path) as Parameters<typeof agentMachine.resolveState>[0]['value'];
      const snapshot = agentMachine.resolveState({ value, context: before.context });
      return eventsAt(900_000).flatMap((event) => {
        const [wanted] = transition(agentMachine, snapshot, event);
        return problemsOf({
          before,
          after: move(before, event),
          event,
          wantedBefore: before.context,
          wanted,
        });
      });
    });
    expect(problems).toEqual([]);
  });

  it(`goes with an actor through ${randomEvents.toLocaleString('en')} random events`, () => {
    const random = createRandom(1, 'compiled');
    const actor = createActor(agentMachine).start();
    const events = eventsAt(0);
    const problems: string[] = [];
    let before = first;
    for (let count = 1; count <= randomEvents && problems.length === 0; count += 1) {
      const event = { ...(events[Math.floor(random() * events.length)] as AgentMachineEvent), at: count };
      const wantedBefore = actor.getSnapshot().context;
      actor.send(event);
      const after = move(before, event);
      problems.push(...problemsOf({ before, after, event, wantedBefore, wanted: actor.getSnapshot() }));
      before = after;
    }
    expect(problems).toEqual([]);
  });
});
