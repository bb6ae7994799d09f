import { useMemo } from 'react';
import type { Finding } from '../rules/finding.ts';
import { recentFindings } from '../tabs/recent-findings.ts';
import { useProvidedAgent } from './agent-context.ts';
import { useObservable } from './use-observable.ts';

const none: readonly Finding[] = [];

/**
 * Returns the findings since the component was shown and the newest one before that, newest first.
 *
 * @param limit The most that are returned.
 * @throws {@link CcbarError} `no-agent` when no provider is around.
 */
export const useFindings = (limit = 20): readonly Finding[] => {
  const agent = useProvidedAgent();
  const findings$ = useMemo(() => recentFindings(agent, limit), [agent, limit]);
  return useObservable(findings$, none);
};
