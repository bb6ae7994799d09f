import { describe, expect, it } from 'vitest';
import { describedAgentMachine } from '../../machines/agent.described.ts';
import { agentMachine } from '../../machines/agent.machine.ts';
import { eventIds, rowOf, stateBearingIds } from '../../src/protocol/catalogue.ts';
import { domainTypes } from './machine-moves.ts';

type Node = typeof agentMachine.root;

const nodesOf = (node: Node): readonly Node[] => [
  node,
  ...(Object.values(node.states) as Node[]).flatMap(nodesOf),
];
const nodes = nodesOf(agentMachine.root);
const handledInRoot: readonly string[] = agentMachine.root.ownEvents;
const handledAnywhere = new Set<string>(nodes.flatMap((node) => node.ownEvents));
const catalogueTypes = new Set<string>(eventIds.flatMap((id) => rowOf(id).type ?? []));

/** Every place in the literal, as `states.idle.on`, with what stands there. */
const placesIn = (value: unknown, path: string): readonly (readonly [string, unknown])[] =>
  typeof value !== 'object' || value === null
    ? [[path, value]]
    : [[path, value], ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, `${path}.${key}`))];
const literal = placesIn(agentMachine.config, '');

/** The names that stand under such a key: of guards, of actions. */
const namesUnder = (keys: RegExp): readonly string[] => [
  ...new Set(
    literal
      .filter(([path]) => keys.test(path))
      .map(([, value]) => value)
      .filter((value) => typeof value === 'string'),
  ),
];

describe('catalogue and agent machine', () => {
  it.each(stateBearingIds)('%s is followed from anywhere', (id) => {
    expect(handledInRoot).toContain(rowOf(id).type);
  });

  it.each(domainTypes)('%s is in the catalogue and handled in the root', (type) => {
    expect([...catalogueTypes]).toContain(type);
    expect(handledInRoot).toContain(type);
  });

  it.each([...handledAnywhere])(
    'the machine receives %s from the catalogue, or it is about the model',
    (type) => {
      if (type.startsWith('model.')) expect(['model.stale', 'model.restored']).toContain(type);
      else expect([...catalogueTypes]).toContain(type);
    },
  );
});

describe('the literal of the agent machine', () => {
  it('holds no function: everything has a name', () => {
    expect(literal.filter(([, value]) => typeof value === 'function')).toEqual([]);
  });

  it.each(['after', 'invoke', 'always', 'exit', 'history', 'onDone', 'output'])('knows no %s', (key) => {
    expect(literal.map(([path]) => path).filter((path) => path.endsWith(`.${key}`))).toEqual([]);
  });

  it.each([
    ['guards', /\.guard(\.type)?$/],
    ['actions', /\.(actions|entry)(\.\d+)?(\.type)?$/],
  ] as const)('names only %s that exist, and every one of them', (kind, keys) => {
    expect([...namesUnder(keys)].sort()).toEqual(Object.keys(agentMachine.implementations[kind]).sort());
  });

  it.each(
    nodesOf(describedAgentMachine.root).map((node) => [node.path.join('.') || 'the root', node] as const),
  )('describes %s in a sentence or two', (_path, node) => {
    expect(node.description).toMatch(/^[A-Z].{8,120}\.$/);
  });
});
