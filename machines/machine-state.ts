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

type PathAround<Path> = Path extends `${infer Outer}.${infer Inner}`
  ? Outer | `${Outer}.${PathAround<Inner>}`
  : never;

/** The full path of an innermost state of the agent machine, such as `occupied.talking.held`. */
export type StatePath = keyof typeof stateOfPath;

/** The full path of any state of the agent machine; the root has the empty path. */
export type AnyStatePath = '' | StatePath | PathAround<StatePath>;

/**
 * The public state that the states on a path show, compound states included; `null` where they show several,
 * as `occupied` does.
 */
export const publicState = (path: readonly string[]): AgentState | null => {
  const name = path.join('.');
  const shown = new Set<AgentState>();
  for (const [leaf, state] of Object.entries(stateOfPath))
    if (`${leaf}.`.startsWith(`${name}.`)) shown.add(state);
  const [only = null, ...others] = shown;
  return others.length === 0 ? only : null;
};

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
