import type { EventId } from '../../protocol/catalogue.ts';
import { readyMade } from './ready-made.ts';
import { becomesBusy } from './step-facts.ts';

const forcing: readonly EventId[] = ['AgentState_Force_Ready', 'Force_Logout'];

/**
 * A supervisor changed the agent's state: busy for reason 3, or one of the events that exist only for this.
 * The protocol does not distinguish a forced rest from another one.
 *
 * @example
 * ```ts
 * import { forcedState } from 'ccbar-agent';
 *
 * const rules = [forcedState()];
 * ```
 */
export const forcedState = readyMade({
  id: 'forced-state',
  level: 'info',
  description: 'A supervisor changed the state.',
  watches: ['busy', 'idle', 'signedOut'],
  whenEnforced: null,
  parameters: {},
  rule: () => ({
    check: (happening) => {
      if (happening.kind !== 'step' || happening.event.kind !== 'event') return [];
      const { event, before, after } = happening;
      const isForced = forcing.includes(event.id) && before.state !== after.state;
      if (!isForced && !becomesBusy(happening, 3)) return [];
      const message = `A supervisor changed ${before.state} to ${after.state}.`;
      return [{ message, expected: 'changes by the agent', received: event.id, done: 'reported' }];
    },
  }),
});
