import { readyMade } from './ready-made.ts';

/** A call began in wrap-up and its direction is not known yet. */
type IsOpen = boolean;

/**
 * The agent dials out of wrap-up. Enforced, it refuses to dial.
 *
 * @example
 * ```ts
 * import { noOutboundInWrapUp } from 'ccbar-agent';
 *
 * const rules = [noOutboundInWrapUp({ mode: 'enforce' })];
 * ```
 */
export const noOutboundInWrapUp = readyMade({
  id: 'no-outbound-in-wrap-up',
  level: 'warning',
  description: 'The agent calls out during wrap-up.',
  watches: ['wrapUp'],
  whenEnforced: 'Refuses `callOut` in wrap-up.',
  parameters: {},
  rule: () => {
    const expected = 'no outbound call in wrap-up';
    return {
      start: (): IsOpen => false,
      judge: (isOpen, moment) => {
        if (moment.kind !== 'step') return { memory: isOpen };
        const { before, after } = moment;
        const begins = before.state === 'wrapUp' && after.state === 'ringing';
        const direction = after.call?.direction ?? null;
        if ((!isOpen && !begins) || direction !== 'outbound')
          return { memory: (isOpen || begins) && direction === 'unknown' };
        const message = 'An outbound call was begun in wrap-up.';
        return {
          memory: false,
          verdicts: [{ message, expected, received: 'an outbound call', done: 'reported' }],
        };
      },
      forbids: (_, { command, situation }) =>
        command === 'callOut' && situation.state === 'wrapUp'
          ? { message: 'Calling out is not wanted in wrap-up.', expected, received: 'wrap-up' }
          : null,
    };
  },
});
