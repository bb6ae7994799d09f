import type { PhoneStatus } from './domain-event.ts';

/**
 * The meanings of `result` in `AgentEvent_linkagePhoneStatus`, as far as the phone can be reached. In order: off the
 * hook, on the hook, talking, online, offline, ringing.
 */
const statuses: readonly PhoneStatus[] = ['online', 'online', 'online', 'online', 'offline', 'online'];

/** The status behind a `result` number, `null` for a number that is not known. */
export const phoneStatusOf = (result: number | undefined): PhoneStatus | null =>
  (result === undefined ? undefined : statuses[result]) ?? null;
