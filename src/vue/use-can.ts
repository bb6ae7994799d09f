import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue';
import type { Permission } from '../requests/reason.ts';
import type { Command, CommandParameters } from '../rules/intent.ts';
import { noPermission, permissionOf } from '../tabs/permission-of.ts';
import { useObservable } from './use-observable.ts';

/**
 * Returns a readonly ref of whether a command may be asked for now and, if not, of every reason why.
 *
 * @param command A ref or getter is followed, and so is one in `parameters`.
 * @throws {@link CcbarError} `no-agent` when none was provided; `bad-option` when the agent has no requests.
 */
export const useCan = <Name extends Command>(
  command: MaybeRefOrGetter<Name>,
  parameters?: MaybeRefOrGetter<CommandParameters[Name] | undefined>,
): Readonly<ShallowRef<Permission>> =>
  useObservable((agent) => permissionOf(agent, toValue(command), toValue(parameters)), noPermission);
