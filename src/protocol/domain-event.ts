/** The way a call leg ended, as far as the event says. */
export type EndCause = 'released' | 'partyLeft' | 'failed' | 'noAnswer';

/** The origin of wrap-up (after-call work): it began by itself, or the agent asked for it. */
export type WrapUpOrigin = 'automatic' | 'requested';

/** The status of the agent's telephone set: it can be reached, or it cannot. */
export type PhoneStatus = 'online' | 'offline';

/** The facts of an event about a call leg; `null` where it says nothing. */
export interface CallFacts {
  readonly callId: string | null;
  readonly caller: string | null;
  readonly called: string | null;
  /** Call type by the vendor's `feature` number; see `docs/reference/events.md`. */
  readonly feature: number | null;
  /** `true` for a text session, `false` for a voice call. */
  readonly isText: boolean | null;
  /** The direction, when the event itself says it. */
  readonly direction: 'inbound' | 'outbound' | 'internal' | null;
  /** The other parties of a conference, or the one party that left. */
  readonly parties: readonly string[];
}

/** Facts with nothing known; many events share them, so they are frozen. */
export const noFacts: CallFacts = Object.freeze({
  callId: null,
  caller: null,
  called: null,
  feature: null,
  isText: null,
  direction: null,
  parties: Object.freeze([]),
});

interface Timed<Type extends string> {
  readonly type: Type;
  /** The time at which it happened, ms since the epoch, on the platform's timeline. */
  readonly at: number;
}

interface CallTimed<Type extends string> extends Timed<Type> {
  readonly call: CallFacts;
}

/**
 * An event of the agent's life, in the words of the field instead of the vendor's: the only language the
 * agent machine speaks. Several wire ids may stand for one domain event.
 */
export type DomainEvent =
  /** Signing in has begun; the agent is not ready yet. */
  | Timed<'session.opening'>
  /** The agent is signed out. */
  | Timed<'session.ended'>
  /** Ready for calls. */
  | Timed<'agent.idle'>
  /** Not ready, by reason code. */
  | (Timed<'busy.started'> & { readonly reason: number | null })
  | Timed<'busy.ended'>
  | (Timed<'rest.started'> & { readonly reason: number | null })
  /** The granted rest time is over; the agent still rests. */
  | Timed<'rest.overdue'>
  | Timed<'rest.ended'>
  /** Wrap-up (after-call work). */
  | (Timed<'wrapUp.started'> & { readonly wrapUpOrigin: WrapUpOrigin })
  | Timed<'wrapUp.ended'>
  /** The platform occupies the agent for a call; nothing need ring yet. */
  | CallTimed<'call.reserved'>
  /** The agent's own telephone rings. */
  | CallTimed<'phone.ringing'>
  /** A call is offered to the agent. */
  | CallTimed<'call.ringing'>
  /** The far end rings. */
  | CallTimed<'call.remoteRinging'>
  /** The voice path is up, for a new call or a retrieved one. */
  | CallTimed<'call.talking'>
  | CallTimed<'call.held'>
  /** Three parties talk. */
  | CallTimed<'call.conference'>
  /** A leg, or one party of it, is gone. */
  | (CallTimed<'call.ended'> & { readonly cause: EndCause })
  /** The agent muted the call with the key of the telephone set. */
  | CallTimed<'phone.muted'>
  | CallTimed<'phone.unmuted'>
  /** The telephone set can be reached from now on, or no longer. */
  | (Timed<'phone.status'> & { readonly status: PhoneStatus });

/** The names of the domain events. */
export type DomainType = DomainEvent['type'];

/** The facts that a domain event may carry besides its type and time. */
export interface DomainEventAbout {
  readonly reason?: number | null;
  readonly wrapUpOrigin?: WrapUpOrigin;
  readonly cause?: EndCause;
  readonly status?: PhoneStatus;
  readonly call?: Partial<CallFacts>;
}

/** Completes a domain event: a fact that is not given has its plain value. For trials and tables. */
export const domainEvent = (
  type: DomainType,
  at: number,
  {
    reason = null,
    wrapUpOrigin = 'automatic',
    cause = 'released',
    status = 'online',
    call: facts,
  }: DomainEventAbout = {},
): DomainEvent => {
  const call = { ...noFacts, ...facts };
  switch (type) {
    case 'busy.started':
    case 'rest.started':
      return { type, at, reason };
    case 'wrapUp.started':
      return { type, at, wrapUpOrigin };
    case 'call.ended':
      return { type, at, call, cause };
    case 'call.reserved':
    case 'phone.ringing':
    case 'call.ringing':
    case 'call.remoteRinging':
    case 'call.talking':
    case 'call.held':
    case 'call.conference':
    case 'phone.muted':
    case 'phone.unmuted':
      return { type, at, call };
    case 'phone.status':
      return { type, at, status };
    case 'session.opening':
    case 'session.ended':
    case 'agent.idle':
    case 'busy.ended':
    case 'rest.overdue':
    case 'rest.ended':
    case 'wrapUp.ended':
      return { type, at };
  }
};
