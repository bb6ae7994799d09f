import type { DomainEvent } from '../protocol/domain-event.ts';
import type { AgentEvent } from '../protocol/event.ts';
import type { Situation } from './situation.ts';

// Whether a delivery counts: it may come twice, too late, or for somebody else.

/** How many deliveries back a repetition is recognised. */
export const remembered = 16;

/** What makes two deliveries the same event. */
export const markOf = (event: AgentEvent, told: DomainEvent): string => {
  const about = 'call' in told ? [told.call.callId, told.call.parties] : 'reason' in told ? told.reason : '';
  return [event.id, event.genTime, about].join(' ');
};

/**
 * Whether the same event was delivered before.
 *
 * @param recent the marks of those applied last, newest last.
 */
export const isRedelivered = (event: AgentEvent, mark: string, recent: readonly string[]): boolean =>
  // Without a time of its own, only the very same event twice in a row can be told from a new one.
  event.genTime === null ? recent.at(-1) === mark : recent.includes(mark);

/** Whether a newer event was applied before, by the platform's own times, ms. */
export const isOvertaken = (event: AgentEvent, newestApplied: number): boolean =>
  event.genTime !== null && event.genTime < newestApplied;

/** That a leg known by its name has ended stays true however late it is told. */
export const isStillTrue = (told: DomainEvent, { calls }: Situation): boolean =>
  told.type === 'call.ended' && told.call.callId !== null && calls.some(({ id }) => id === told.call.callId);

/** One agent at a time; after a sign-out the next one may take the seat, unless one was configured. */
export const isForeign = (workNo: string | null, situation: Situation, isConfigured: boolean): boolean =>
  workNo !== null &&
  situation.workNo !== null &&
  workNo !== situation.workNo &&
  (isConfigured || situation.state !== 'signedOut');
