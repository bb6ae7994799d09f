import { describe, expect, it } from 'vitest';
import { describedAgentMachine } from '../../machines/agent.described.ts';
import { agentMachine } from '../../machines/agent.machine.ts';
import { stateNotes, transitionNotes } from '../../machines/agent.notes.ts';

type Node = typeof agentMachine.root;

const nodesOf = (node: Node): readonly Node[] => [
  node,
  ...(Object.values(node.states) as Node[]).flatMap(nodesOf),
];
const pathOf = (node: Node): string => node.path.join('.');
const shapeOf = (machine: typeof agentMachine) =>
  nodesOf(machine.root).map((node) => ({
    path: pathOf(node),
    initial: node.initial?.target?.map(({ id }) => id),
    entry: node.entry,
    transitions: [...node.transitions].map(([event, list]) => [
      event,
      list.map(({ target, guard, actions, reenter }) => ({
        target: target?.map(({ id }) => id),
        guard,
        actions,
        reenter,
      })),
    ]),
  }));

describe('the notes of the agent machine', () => {
  it('speak of every state and of no other', () => {
    expect(Object.keys(stateNotes).sort()).toEqual(nodesOf(agentMachine.root).map(pathOf).sort());
  });

  it.each(Object.entries(transitionNotes))('speak only of transitions that "%s" has', (path, notes) => {
    const node = nodesOf(agentMachine.root).find((found) => pathOf(found) === path);
    for (const [event, lines] of Object.entries(notes)) {
      expect(node?.transitions.get(event)?.length ?? 0, event).toBeGreaterThanOrEqual(lines.length);
    }
  });

  it('change nothing but descriptions', () => {
    expect(shapeOf(describedAgentMachine)).toEqual(shapeOf(agentMachine));
    expect(describedAgentMachine.root.states['idle']?.description).toBe(stateNotes['idle']);
  });
});
