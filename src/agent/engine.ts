import { type Actor, createActor, getInitialSnapshot, type SnapshotFrom, transition } from 'xstate';
import type { AgentMachineEvent } from '../../machines/agent.context.ts';
import { agentMachine } from '../../machines/agent.machine.ts';
import type { AgentState } from '../protocol/agent-state.ts';
import type { DomainType } from '../protocol/domain-event.ts';

// Everything that asks XState about the agent machine stands here, so that a new major version meets one file.

/** A snapshot of the agent machine. */
export type AgentSnapshot = SnapshotFrom<typeof agentMachine>;

/** Moves the machine by one event: the only thing the fold needs of XState. */
export type Engine = (snapshot: AgentSnapshot, event: AgentMachineEvent) => AgentSnapshot;

/** The snapshot before anything was heard. */
export const firstSnapshot = (): AgentSnapshot => getInitialSnapshot(agentMachine);

/** The pure engine: no actor, no effects. */
export const pureEngine: Engine = (snapshot, event) => transition(agentMachine, snapshot, event)[0];

/** A started actor of the agent machine. */
export type AgentActor = Actor<typeof agentMachine>;

/** The live engine: an actor that inspectors can watch, and the engine that moves it. */
export const liveEngine = (): { readonly actor: AgentActor; readonly engine: Engine } => {
  const actor = createActor(agentMachine).start();
  return {
    actor,
    engine: (_, event) => {
      actor.send(event);
      return actor.getSnapshot();
    },
  };
};

/** The parts of a state's path, outermost first: `['occupied', 'talking', 'held']`. */
export const pathOf = (snapshot: AgentSnapshot): readonly string[] => {
  const path: string[] = [];
  let value: unknown = snapshot.value;
  while (typeof value === 'object' && value !== null) {
    const [name = '', inner] = Object.entries(value)[0] ?? [];
    path.push(name);
    value = inner;
  }
  return [...path, String(value)];
};

/** The public state a path shows. */
export const stateOf = (path: readonly string[]): AgentState =>
  (path[0] === 'occupied' ? path[1] : path[0]) as AgentState;

/**
 * The domain events that the states on a path themselves declare, innermost state first: what may legally
 * come next. The root is left out, since it follows everything.
 */
export const legalTypes = (path: readonly string[]): readonly (readonly DomainType[])[] => {
  const groups: DomainType[][] = [];
  let node = agentMachine.root;
  for (const name of path) {
    const inner = node.states[name as keyof typeof node.states] as typeof node | undefined;
    if (inner === undefined) break;
    node = inner;
    if (node.ownEvents.length > 0) groups.unshift([...node.ownEvents] as DomainType[]);
  }
  return groups;
};
