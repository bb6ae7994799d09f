import { copyContext } from '../../machines/agent.context.ts';
import { agentMachine } from '../../machines/agent.machine.ts';
import { tableOf } from '../../machines/machine-table.ts';
import type { Engine } from './engine-type.ts';

let compiled: Engine | undefined;

/**
 * The engine by table: the same states as XState gives, some ten times faster than an actor. The table is made
 * from the machine at the first event. For replay, reports and whoever has many agents; nothing can inspect it.
 */
export const compiledEngine: Engine = (state, event) => {
  // The paths of the table are those of the machine, which the compiler only knows as texts.
  compiled ??= tableOf(agentMachine, { copy: copyContext }) as Engine;
  return compiled(state, event);
};
