import { readyMade } from './ready-made.ts';
import { limitConflict, limitParameters, timeLimit } from './time-limit.ts';

/**
 * The agent is busy (not ready) for too long. Another reason does not begin the time anew. Enforced, it
 * asks for idle.
 *
 * @example
 * ```ts
 * import { busyLimit } from 'ccbar-agent';
 *
 * const rules = [busyLimit({ seconds: 600 })];
 * ```
 */
export const busyLimit = readyMade({
  id: 'busy-limit',
  level: 'warning',
  description: 'The agent is busy longer than allowed.',
  watches: ['busy'],
  whenEnforced: 'Requests `idle`.',
  parameters: limitParameters,
  conflict: limitConflict,
  rule: (parameters) =>
    timeLimit(parameters, {
      what: 'Busy',
      isIn: ({ state }) => state === 'busy',
      remedy: { command: 'idle' },
    }),
});
