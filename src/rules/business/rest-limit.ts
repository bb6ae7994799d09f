import { readyMade } from './ready-made.ts';
import { limitConflict, limitParameters, timeLimit } from './time-limit.ts';

/**
 * A rest lasts longer than the company allows, whatever time the platform granted. Set again or given
 * another cause, it is still the same rest. Enforced, it requests the end of the rest.
 *
 * @example
 * ```ts
 * import { restLimit } from 'ccbar-agent';
 *
 * const rules = [restLimit({ seconds: 900 })];
 * ```
 */
export const restLimit = readyMade({
  id: 'rest-limit',
  level: 'warning',
  description: 'A rest lasts longer than allowed.',
  watches: ['rest'],
  whenEnforced: 'Requests `cancelRest`.',
  parameters: limitParameters,
  conflict: limitConflict,
  rule: (parameters) =>
    timeLimit(parameters, {
      what: 'The rest',
      isIn: ({ state }) => state === 'rest',
      remedy: { command: 'cancelRest' },
    }),
});
