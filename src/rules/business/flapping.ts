import type { AgentState } from '../../protocol/agent-state.ts';
import { durationText } from './duration-text.ts';
import { readyMade } from './ready-made.ts';

/** The time at which each state was last left, ms. */
type LeftAt = { readonly [State in AgentState]?: number };

const chosen: readonly AgentState[] = ['idle', 'busy', 'rest', 'wrapUp'];

/**
 * A state is left and entered again within seconds, with no call in between.
 *
 * @example
 * ```ts
 * import { flapping } from 'ccbar-agent';
 *
 * const rules = [flapping({ seconds: 5 })];
 * ```
 */
export const flapping = readyMade({
  id: 'flapping',
  level: 'info',
  description: 'A state is left and entered again within seconds.',
  watches: chosen,
  whenEnforced: null,
  parameters: {
    seconds: { kind: 'seconds', meaning: 'A return to the state sooner than this is reported, s.' },
  },
  rule: ({ seconds }) => ({
    start: (): LeftAt => ({}),
    judge: (memory, moment) => {
      if (moment.kind !== 'step') return { memory };
      const { before, after, at, event } = moment;
      if (before.state === after.state) return { memory };
      // Calls, sign-outs and a restored state are no choice of the agent.
      if (event.kind !== 'event' || !chosen.includes(after.state)) return { memory: {} };
      const next = chosen.includes(before.state) ? { ...memory, [before.state]: at } : {};
      const away = at - (memory[after.state] ?? Number.NEGATIVE_INFINITY);
      if (away >= seconds * 1000) return { memory: next };
      const received = durationText(away);
      const message = `${after.state} was left and entered again within ${received}, by way of ${before.state}.`;
      const expected = `at least ${durationText(seconds * 1000)} away`;
      return { memory: next, verdicts: [{ message, expected, received, done: 'reported' }] };
    },
  }),
});
