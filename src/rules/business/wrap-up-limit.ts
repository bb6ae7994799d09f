import { readyMade } from './ready-made.ts';
import { limitConflict, limitParameters, timeLimit } from './time-limit.ts';

/**
 * Wrap-up lasts longer than allowed. Enforced, it requests to leave wrap-up.
 *
 * @example
 * ```ts
 * import { wrapUpLimit } from 'ccbar-agent';
 *
 * const rules = [wrapUpLimit({ seconds: 120, noticeSeconds: 15, mode: 'enforce' })];
 * ```
 */
export const wrapUpLimit = readyMade({
  id: 'wrap-up-limit',
  level: 'warning',
  description: 'Wrap-up lasts longer than allowed.',
  watches: ['wrapUp'],
  whenEnforced: 'Requests `endWrapUp`.',
  parameters: limitParameters,
  conflict: limitConflict,
  rule: (parameters) =>
    timeLimit(parameters, {
      what: 'Wrap-up',
      isIn: ({ state }) => state === 'wrapUp',
      remedy: { command: 'endWrapUp' },
    }),
});
