import type { AgentState } from '../src/protocol/agent-state.ts';
import { type AgentContext, initialContext } from './agent.context.ts';

/** The public state that each innermost state of the agent machine stands for, keyed by its full path. */
export const stateOfPath = {
  unknown: 'unknown',
  signedOut: 'signedOut',
  idle: 'idle',
  busy: 'busy',
  'rest.onTime': 'rest',
  'rest.overdue': 'rest',
  wrapUp: 'wrapUp',
  'occupied.ringing': 'ringing',
  'occupied.talking.active': 'talking',
  'occupied.talking.held': 'talking',
  'occupied.talking.conference': 'talking',
} as const satisfies { readonly [path: string]: AgentState };

/** The full path of an innermost state of the agent machine, such as `occupied.talking.held`. */
export type StatePath = keyof typeof stateOfPath;

/**
 * The agent machine between two events, as plain data that survives JSON. Whatever runs the machine (XState
 * or a compiled table) takes one of these and an event, and gives the next; the same object when nothing moved.
 */
export interface MachineState {
  readonly path: StatePath;
  readonly context: AgentContext;
}

/** The machine before the first event. */
export const initialMachineState: MachineState = { path: 'unknown', context: initialContext };
