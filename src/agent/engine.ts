import { type Actor, createActor, type InspectionEvent, type SnapshotFrom, transition } from 'xstate';
import type { AgentMachineEvent } from '../../machines/agent.context.ts';
import { agentMachine } from '../../machines/agent.machine.ts';
import { initialMachineState, type MachineState, type StatePath } from '../../machines/machine-state.ts';
import { compiledEngine } from './compiled-engine.ts';
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

/** The snapshot behind each state that XState gave, so that only a state from elsewhere has to be resolved. */
const snapshots = new WeakMap<MachineState, AgentSnapshot>();

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

/** The engine of XState itself, which the compiled one is compared with: no actor, no effects. */
export const pureEngine: Engine = (state, event) =>
  machineStateOf(transition(agentMachine, snapshotOf(state), event)[0], state);

/** The engine of a live agent, which inspectors can watch. */
export interface LiveEngine {
  readonly engine: Engine;
  /** Calls `observer` with every inspection event of an actor from here on. Returns how to stop. */
  readonly inspect: (observer: (event: InspectionEvent) => void) => () => void;
  /** Those who see each event that the machine takes, with the state before it. They must not throw. */
  readonly watchers: Set<MoveWatcher>;
  /** Stops the actor. */
  readonly stop: () => void;
}

/**
 * The live engine. It moves by the compiled table, whether somebody inspects it or not. While somebody does, an XState
 * actor of the same machine takes the same events, and a new one is started when it is in another state than the one
 * given: without observers the actor would take more time than everything else that a message costs. The first event that
 * nobody observes stops the actor.
 */
export const liveEngine = (): LiveEngine => {
  const watches = new Map<(event: InspectionEvent) => void, () => void>();
  const watchers = new Set<MoveWatcher>();
  let current = initialMachineState;
  /** The state that the actor is in. */
  let seated: MachineState | undefined;
  let actor: Actor<typeof agentMachine> | undefined;
  const watch = (observer: (event: InspectionEvent) => void) =>
    actor && watches.set(observer, actor.system.inspect(observer).unsubscribe);
  const unseat = () => {
    actor?.stop();
    actor = undefined;
    seated = undefined;
  };
  const seat = (state: MachineState) => {
    if (state === seated) return;
    actor?.stop();
    seated = state;
    actor = createActor(agentMachine, { snapshot: snapshotOf(state) });
    for (const observer of watches.keys()) watch(observer);
    actor.start();
  };
  return {
    engine: (state, event) => {
      for (const see of watchers) see(state, event);
      current = compiledEngine(state, event);
      if (watches.size > 0) {
        seat(state);
        // Before it is sent: an observer may come or go meanwhile.
        seated = current;
        actor?.send(event);
      } else unseat();
      return current;
    },
    inspect: (observer) => {
      seat(current);
      watch(observer);
      return () => {
        watches.get(observer)?.();
        watches.delete(observer);
      };
    },
    watchers,
    stop: unseat,
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
