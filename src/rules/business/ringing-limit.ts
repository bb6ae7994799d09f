import { readyMade } from './ready-made.ts';
import { limitConflict, limitParameters, timeLimit } from './time-limit.ts';

/**
 * A call rings too long before anybody talks, be it offered or dialled.
 *
 * @example
 * ```ts
 * import { ringingLimit } from 'ccbar-agent';
 *
 * const rules = [ringingLimit({ seconds: 20 })];
 * ```
 */
export const ringingLimit = readyMade({
  id: 'ringing-limit',
  level: 'warning',
  description: 'A call rings longer than allowed.',
  watches: ['ringing'],
  whenEnforced: null,
  parameters: limitParameters,
  conflict: limitConflict,
  rule: (parameters) =>
    timeLimit(parameters, {
      what: 'Ringing',
      isIn: ({ state }) => state === 'ringing',
      mayBeginAnew: true,
    }),
});
