import type { Agent, CallLeg } from 'ccbar-agent';

/**
 * Remembers when each leg came into its phase: a leg itself has only the times at which it started, was answered and ended.
 *
 * @returns the time of a leg's phase, ms on the platform's timeline; `undefined` for an unknown leg.
 */
export const phaseTimes = (agent: Agent): ((leg: CallLeg) => number | undefined) => {
  let known = new Map<string, { readonly phase: CallLeg['phase']; readonly at: number }>();
  const keyOf = ({ id, startedAt }: CallLeg): string => id ?? `started ${startedAt}`;
  agent.steps$.subscribe(({ at, after }) => {
    known = new Map(
      after.calls.map((leg) => {
        const before = known.get(keyOf(leg));
        return [keyOf(leg), before?.phase === leg.phase ? before : { phase: leg.phase, at }];
      }),
    );
  });
  return (leg) => known.get(keyOf(leg))?.at;
};
