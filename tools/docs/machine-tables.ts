import { agentMachine } from '../../machines/index.ts';
import { eventIds, rowOf } from '../../src/protocol/catalogue.ts';
import type { DomainType } from '../../src/protocol/domain-event.ts';
import { code } from './markdown.ts';

type Node = typeof agentMachine.root;

/** A transition as the pages print it. */
export interface PrintedTransition {
  readonly event: string;
  readonly guard: string;
  readonly target: string;
  readonly note: string;
}

const short = (id: string): string => id.replace(/^agent\.?/, '');

const nodesBelow = (node: Node): readonly Node[] => [
  node,
  ...(Object.values(node.states) as Node[]).flatMap(nodesBelow),
];

/** Every state of the agent machine, outermost first. */
export const machineStates = (): readonly { readonly path: string; readonly description: string }[] =>
  nodesBelow(agentMachine.root)
    .slice(1)
    .map((node) => ({ path: short(node.id), description: node.description ?? '' }));

const guardName = (guard: unknown): string => {
  if (typeof guard === 'string') return guard;
  const { type = '', params } = (guard ?? {}) as { type?: string; params?: { state?: string } };
  return params?.state === undefined ? type : `${type} ${params.state}`;
};

/** The transitions a state itself declares; the root with an empty path. */
export const transitionsOf = (path: string): readonly PrintedTransition[] => {
  const node = path
    .split('.')
    .reduce<Node>(
      (found, name) => (name === '' ? found : (found.states[name as keyof typeof found.states] as Node)),
      agentMachine.root,
    );
  return [...node.transitions.values()].flat().map(({ eventType, guard, target, description }) => ({
    event: eventType,
    guard: guardName(guard),
    target: target?.map((to) => short(to.id)).join(', ') ?? '',
    note: description ?? '',
  }));
};

/** The wire ids that stand for a domain event. */
export const wireIds = (type: string): string =>
  eventIds
    .filter((id) => rowOf(id).type === (type as DomainType))
    .map(code)
    .join(', ');
