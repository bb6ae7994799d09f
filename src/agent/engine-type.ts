import type { AgentMachineEvent } from '../../machines/agent.context.ts';
import type { MachineState } from '../../machines/machine-state.ts';

// Apart from the engines: these types are in those of every page, which need nothing of XState.

/** Moves the machine by one event: the only thing the fold needs of XState. It takes any state, also one from JSON. */
export type Engine = (state: MachineState, event: AgentMachineEvent) => MachineState;

/** Sees an event that the machine takes, and the state before it. */
export type MoveWatcher = (before: MachineState, event: AgentMachineEvent) => void;

/**
 * A report of XState about the machine: an `InspectionEvent` of XState, of which this names what all kinds have.
 */
export interface MachineInspection {
  /** Such as `@xstate.snapshot`. */
  readonly type: string;
}

/**
 * Sees every move of the machine. One that takes XState's own `InspectionEvent` fits, too: parameters of methods may be
 * more special.
 */
export type MachineObserver = { observe(event: MachineInspection): void }['observe'];
