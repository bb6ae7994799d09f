import { callsInARow, rowParameters } from './calls-in-a-row.ts';
import { readyMade } from './ready-made.ts';

/**
 * Calls in a row that the agent did not answer (busy reason 2).
 *
 * @example
 * ```ts
 * import { missedCalls } from 'ccbar-agent';
 *
 * const rules = [missedCalls({ calls: 2 })];
 * ```
 */
export const missedCalls = readyMade({
  id: 'missed-calls',
  level: 'warning',
  description: 'Calls in a row were not answered.',
  watches: ['ringing', 'busy'],
  whenEnforced: null,
  parameters: rowParameters,
  rule: (parameters) => callsInARow(parameters, 2, 'not answered'),
});
