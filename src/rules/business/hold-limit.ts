import { readyMade } from './ready-made.ts';
import { limitConflict, limitParameters, timeLimit } from './time-limit.ts';

/**
 * Somebody is on hold for too long, also while the agent talks to another party.
 *
 * @example
 * ```ts
 * import { holdLimit } from 'ccbar-agent';
 *
 * const rules = [holdLimit({ seconds: 90, noticeSeconds: 30 })];
 * ```
 */
export const holdLimit = readyMade({
  id: 'hold-limit',
  level: 'warning',
  description: 'A party is on hold longer than allowed.',
  watches: ['talking'],
  whenEnforced: null,
  parameters: limitParameters,
  conflict: limitConflict,
  rule: (parameters) =>
    timeLimit(parameters, {
      what: 'Hold',
      isIn: ({ calls }) => calls.some(({ phase }) => phase === 'held'),
      isPart: true,
    }),
});
