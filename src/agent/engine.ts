import {
  type Actor,
  createActor,
  getInitialSnapshot,
  type InspectionEvent,
  type SnapshotFrom,
  transition,
} from 'xstate';
import type { AgentMachineEvent } from '../../machines/agent.context.ts';
import { agentMachine } from '../../machines/agent.machine.ts';
import { initialMachineState, type MachineState, type StatePath } from '../../machines/machine-state.ts';
import type { Engine, MoveWatcher } from './engine-type.ts';

type EventType = AgentMachineEvent['type'];

// Everything that asks XState about the agent machine stands here, so that a new major version meets one file.

/** A snapshot of the agent machine, as XState holds it. */
export type AgentSnapshot = SnapshotFrom<typeof agentMachine>;

const pathOf = (value: unknown): StatePath => {
  if (typeof value !== 'object' || value === null) return value as StatePath;
  for (const name in value) return `${name}.${pathOf(value[name as never])}` as StatePath;
  return '' as StatePath;
};

const stateValueOf = (path: StatePath): AgentSnapshot['value'] =>
  path
    .split('.')
    .reduceRight<unknown>(
      (inner, name) => (inner === null ? name : { [name]: inner }),
      null,
    ) as AgentSnapshot['value'];

/** The snapshot behind each state that an engine gave, so that only a state from elsewhere has to be resolved. */
const snapshots = new WeakMap<MachineState, AgentSnapshot>([
  [initialMachineState, getInitialSnapshot(agentMachine)],
]);

/** The snapshot that XState needs for a state, whoever made the state. */
export const snapshotOf = (state: MachineState): AgentSnapshot => {
  let snapshot = snapshots.get(state);
  if (snapshot === undefined) {
    snapshot = agentMachine.resolveState({ value: stateValueOf(state.path), context: state.context });
    snapshots.set(state, snapshot);
  }
  return snapshot;
};

/** The plain state that a snapshot shows; `before` itself when nothing moved. */
export const machineStateOf = (snapshot: AgentSnapshot, before?: MachineState): MachineState => {
  const path = pathOf(snapshot.value);
  const { context } = snapshot;
  if (before !== undefined && before.path === path && before.context === context) return before;
  const state: MachineState = { path, context };
  snapshots.set(state, snapshot);
  return state;
};

/** The pure engine: no actor, no effects. */
export const pureEngine: Engine = (state, event) =>
  machineStateOf(transition(agentMachine, snapshotOf(state), event)[0], state);

/** An engine around an actor that inspectors can watch. */
export interface LiveEngine {
  readonly engine: Engine;
  /** Calls `observer` with every inspection event of the actor. Returns how to stop. */
  readonly inspect: (observer: (event: InspectionEvent) => void) => () => void;
  /** Those who see each event that the machine takes, with the state before it. They must not throw. */
  readonly watchers: Set<MoveWatcher>;
  /** Stops the actor. */
  readonly stop: () => void;
}

/**
 * The live engine: it moves an XState actor. Given a state that is not the one its actor is in, it starts a
 * new actor there, and the inspectors watch that one.
 */
export const liveEngine = (): LiveEngine => {
  const watches = new Map<(event: InspectionEvent) => void, () => void>();
  const watch = (observer: (event: InspectionEvent) => void) =>
    watches.set(observer, actor.system.inspect(observer).unsubscribe);
  const watchers = new Set<MoveWatcher>();
  let current = initialMachineState;
  let actor: Actor<typeof agentMachine> = createActor(agentMachine).start();
  const seat = (state: MachineState) => {
    actor.stop();
    current = state;
    actor = createActor(agentMachine, { snapshot: snapshotOf(state) });
    for (const observer of watches.keys()) watch(observer);
    actor.start();
  };
  return {
    engine: (state, event) => {
      if (state !== current) seat(state);
      for (const see of watchers) see(state, event);
      actor.send(event);
      current = machineStateOf(actor.getSnapshot(), current);
      return current;
    },
    inspect: (observer) => {
      watch(observer);
      return () => {
        watches.get(observer)?.();
        watches.delete(observer);
      };
    },
    watchers,
    stop: () => {
      actor.stop();
    },
  };
};

type Node = typeof agentMachine.root;

/** The declarations of the states on a path do not change, so they are read once for each path. */
const declared = new Map<string, readonly (readonly EventType[])[]>();

/**
 * The events that the states on a path themselves declare, innermost state first: what may legally come next.
 * The root is left out, since it follows everything.
 */
export const legalTypes = (path: readonly string[]): readonly (readonly EventType[])[] => {
  const key = path.join('.');
  const known = declared.get(key);
  if (known !== undefined) return known;
  const groups: (readonly EventType[])[] = [];
  let node: Node = agentMachine.root;
  for (const name of path) {
    const states: { readonly [name: string]: Node } = node.states;
    const inner = states[name];
    if (inner === undefined) break;
    node = inner;
    // The table has no wildcards, which XState's type allows for.
    if (node.ownEvents.length > 0) groups.unshift(node.ownEvents as readonly EventType[]);
  }
  declared.set(key, groups);
  return groups;
};
