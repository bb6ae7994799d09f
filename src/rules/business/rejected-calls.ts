import { callsInARow, rowParameters } from './calls-in-a-row.ts';
import { readyMade } from './ready-made.ts';

/**
 * Calls in a row that the agent turned away (busy reason 7).
 *
 * @example
 * ```ts
 * import { rejectedCalls } from 'ccbar-agent';
 *
 * const rules = [rejectedCalls({ calls: 1, level: 'error' })];
 * ```
 */
export const rejectedCalls = readyMade({
  id: 'rejected-calls',
  level: 'warning',
  description: 'Calls in a row were rejected.',
  watches: ['ringing', 'busy'],
  whenEnforced: null,
  parameters: rowParameters,
  rule: (parameters) => callsInARow(parameters, 7, 'rejected'),
});
