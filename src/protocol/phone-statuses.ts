import type { PhoneStatus } from './domain-event.ts';

/**
 * What `result` of `AgentEvent_linkagePhoneStatus` says about reaching the telephone set. In order: off the
 * hook, on the hook, talking, online, offline, ringing.
 */
const statuses: readonly PhoneStatus[] = ['online', 'online', 'online', 'online', 'offline', 'online'];

/** The status behind a `result` number, `null` for a number that is not known. */
export const phoneStatusOf = (result: number | undefined): PhoneStatus | null =>
  (result === undefined ? undefined : statuses[result]) ?? null;
