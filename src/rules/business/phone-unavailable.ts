import { readyMade } from './ready-made.ts';
import { becomesBusy } from './step-facts.ts';

/**
 * The platform made the agent busy because the phone cannot be reached (reason 5).
 *
 * @example
 * ```ts
 * import { phoneUnavailable } from 'ccbar-agent';
 *
 * const rules = [phoneUnavailable({ level: 'error' })];
 * ```
 */
export const phoneUnavailable = readyMade({
  id: 'phone-unavailable',
  level: 'warning',
  description: 'The agent’s phone cannot be reached.',
  watches: ['busy'],
  whenEnforced: null,
  parameters: {},
  rule: () => ({
    check: (happening) =>
      happening.kind === 'step' && becomesBusy(happening, 5)
        ? [
            {
              message: `The phone cannot be reached; ${happening.before.state} became busy.`,
              expected: 'a phone that can be reached',
              received: 'busy for reason 5',
              done: 'reported',
            },
          ]
        : [],
  }),
});
