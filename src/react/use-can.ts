import { useMemo } from 'react';
import type { Permission } from '../requests/reason.ts';
import type { Command, CommandParameters } from '../rules/intent.ts';
import { noPermission, permissionOf } from '../tabs/permission-of.ts';
import { useProvidedAgent } from './agent-context.ts';
import { useObservable } from './use-observable.ts';

/**
 * Returns whether a command may be asked for now and, if not, every reason why.
 *
 * @throws {@link CcbarError} `no-agent` when no provider is around; `bad-option` when the agent has no requests.
 *
 * @example
 * ```ts
 * import { useCan } from 'ccbar-agent/react';
 *
 * export const useRestButton = () => {
 *   const { ok, reasons } = useCan('rest');
 *   return { disabled: !ok, title: reasons.map(({ message }) => message).join(' ') };
 * };
 * ```
 */
export const useCan = <Name extends Command>(
  command: Name,
  parameters?: CommandParameters[Name],
): Permission => {
  const agent = useProvidedAgent();
  const key = JSON.stringify(parameters);
  // Parameters written inline are another object in each render; only what they say counts.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const permission$ = useMemo(() => permissionOf(agent, command, parameters), [agent, command, key]);
  return useObservable(permission$, noPermission);
};
