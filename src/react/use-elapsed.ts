import { useMemo } from 'react';
import { of } from 'rxjs';
import { useProvidedAgent } from './agent-context.ts';
import { useObservable } from './use-observable.ts';

/**
 * Returns the time in the present state, ms, or `null` while that is unknown.
 *
 * @param every How often it changes, ms.
 * @throws {@link CcbarError} `no-agent` when no provider is around; `bad-option` for a period that no timer can measure.
 */
export const useElapsed = (every = 1000): number | null => {
  const agent = useProvidedAgent();
  const elapsed$ = useMemo(() => agent?.elapsed$(every) ?? of(null), [agent, every]);
  return useObservable(elapsed$, null);
};
