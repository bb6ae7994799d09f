import { type Observable, of } from 'rxjs';
import { CcbarError } from '../errors.ts';
import type { Permission } from '../requests/reason.ts';
import type { Command, CommandParameters } from '../rules/intent.ts';
import type { WatchedAgent } from './watched-agent.ts';

/** The permission while there is no agent. */
export const noPermission: Permission = { ok: false, reasons: [] };

/**
 * Emits whether a command may be requested, at once and whenever that changes.
 *
 * @throws {@link CcbarError} `bad-option` when the agent has no requests.
 */
export const permissionOf = <Name extends Command>(
  agent: WatchedAgent | null,
  command: Name,
  parameters?: CommandParameters[Name],
): Observable<Permission> => {
  if (agent === null) return of(noPermission);
  if (agent.can$ === undefined) {
    throw new CcbarError('bad-option', 'useCan needs an agent with requests; make it with withRequests.');
  }
  return agent.can$(command, parameters);
};
