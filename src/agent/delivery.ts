import type { DomainEvent } from '../protocol/domain-event.ts';
import type { AgentEvent } from '../protocol/event.ts';
import type { Situation } from './situation.ts';

// Whether a delivery counts: it may come twice, too late, or for somebody else.

/** How many deliveries back a repetition is recognised. */
export const remembered = 16;

/** Returns the text by which two deliveries of the same event are recognised. */
export const markOf = (event: AgentEvent, domainEvent: DomainEvent): string => {
  const about =
    'call' in domainEvent
      ? [domainEvent.call.callId, domainEvent.call.parties]
      : 'reason' in domainEvent
        ? domainEvent.reason
        : '';
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
export const isOvertaken = (event: AgentEvent, newestApplied: number | null): boolean =>
  event.genTime !== null && newestApplied !== null && event.genTime < newestApplied;

/** Whether a late event still holds: that a leg known by its id has ended stays true however late it arrives. */
export const isStillTrue = (domainEvent: DomainEvent, { calls }: Situation): boolean =>
  domainEvent.type === 'call.ended' &&
  domainEvent.call.callId !== null &&
  calls.some(({ id }) => id === domainEvent.call.callId);

/** Whether an event is for another agent. One agent at a time; after a sign-out the next one may take the seat, unless one was configured. */
export const isForeign = (workNo: string | null, situation: Situation, isConfigured: boolean): boolean =>
  workNo !== null &&
  situation.workNo !== null &&
  workNo !== situation.workNo &&
  (isConfigured || situation.state !== 'signedOut');
