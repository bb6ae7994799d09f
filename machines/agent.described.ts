import { createMachine } from 'xstate';
import { agentMachine } from './agent.machine.ts';
import { stateNote, transitionNote } from './agent.notes.ts';

type Config = { readonly [key: string]: unknown };

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const describedTransition = (transition: unknown, note: string | undefined): unknown => {
  if (!note) return transition;
  return {
    ...(typeof transition === 'string' ? { target: transition } : (transition as object)),
    description: note,
  };
};

const describedState = (config: Config, path: string): Config => {
  const events = Object.entries((config['on'] ?? {}) as Config);
  const states = Object.entries((config['states'] ?? {}) as { readonly [name: string]: Config });
  return {
    ...config,
    description: stateNote(path),
    on: Object.fromEntries(
      events.map(([event, value]) => [
        event,
        listOf(value).map((transition, index) =>
          describedTransition(transition, transitionNote(path, event, index)),
        ),
      ]),
    ),
    states: Object.fromEntries(
      states.map(([name, state]) => [name, describedState(state, path === '' ? name : `${path}.${name}`)]),
    ),
  };
};

/** The agent machine with the notes of `agent.notes.ts` as descriptions: the same states, transitions and code. */
export const describedAgentMachine = createMachine(
  describedState(agentMachine.config as Config, ''),
  agentMachine.implementations as object,
) as unknown as typeof agentMachine;
