import type { CallFacts, DomainEvent, EndCause } from '../src/protocol/domain-event.ts';

/** The direction of a call, seen from the agent. */
export type CallDirection = 'inbound' | 'outbound' | 'internal' | 'unknown';

/** The cause of the end of a leg. `lost`: the event of its end never came, and another call proved it. */
export type LegEnd = EndCause | 'lost';

/**
 * The phase of a call leg. `reserved`: the agent is occupied for it and nothing rings at the agent;
 * `ringing`: the agent is being called; `remoteRinging`: the far end is.
 */
export type CallPhase =
  | 'reserved'
  | 'ringing'
  | 'remoteRinging'
  | 'talking'
  | 'held'
  | 'conference'
  | 'ended';

/** One leg of a contact. Times are ms since the epoch, `null` while they have not come. */
export interface CallLeg {
  /** The platform's call id; `null` until an event names it. */
  readonly id: string | null;
  /** The direction of the call, seen from the agent. */
  readonly direction: CallDirection;
  /** The phase of the leg. */
  readonly phase: CallPhase;
  /** The calling number, as the bar sends it. */
  readonly caller: string | null;
  /** The called number, as the bar sends it. */
  readonly called: string | null;
  /** The other parties of a conference; empty before it is one. */
  readonly parties: readonly string[];
  /** The vendor's call type number. */
  readonly feature: number | null;
  /** The leg is a text session, not a voice call. */
  readonly isText: boolean;
  /** The agent muted the leg with the mute key of the telephone set. */
  readonly muted: boolean;
  /** The time at which it began to ring or was reserved, ms. */
  readonly startedAt: number;
  /** The time at which it was answered, ms. */
  readonly answeredAt: number | null;
  /** The time at which it ended, ms. */
  readonly endedAt: number | null;
  /** The way in which it ended, as far as the bar reported it. */
  readonly endCause: LegEnd | null;
}

/** A domain event about a call. */
export type CallEvent = Extract<DomainEvent, { readonly call: CallFacts }>;

type Legs = readonly CallLeg[];

/** More legs than one agent can have; beyond it the oldest are dropped, so that noise cannot fill memory. */
const mostLegs = 16;

/** Returns whether a leg is not over. */
export const isLive = (leg: CallLeg): boolean => leg.phase !== 'ended';

type EndEvent = Extract<CallEvent, { type: 'call.ended' }>;
type MuteEvent = Extract<CallEvent, { type: 'phone.muted' | 'phone.unmuted' }>;
type PhaseEvent = Exclude<CallEvent, EndEvent | MuteEvent>;

/** The phase that an event brings a leg to. The events that are not here end it or mute it. */
const phases: { readonly [Type in PhaseEvent['type']]: CallPhase } = {
  'call.reserved': 'reserved',
  'phone.ringing': 'ringing',
  'call.ringing': 'ringing',
  'call.remoteRinging': 'remoteRinging',
  'call.talking': 'talking',
  'call.held': 'held',
  'call.conference': 'conference',
};

/** Returns whether an event about a call shows that the agent is in one. */
export const showsCall = (event: CallEvent): event is PhaseEvent => event.type in phases;

const isAnswered = (phase: CallPhase): boolean =>
  phase === 'talking' || phase === 'held' || phase === 'conference';

/** Returns whether a leg is up and nobody has answered it yet. */
export const isSetUp = ({ phase }: Pick<CallLeg, 'phase'>): boolean =>
  phase !== 'ended' && !isAnswered(phase);
const isNameless = ({ id }: CallLeg): boolean => id === null;
const isTalking = ({ phase }: CallLeg): boolean => phase === 'talking';
const isNotTalking = (leg: CallLeg): boolean => !isTalking(leg);
const isAny = (): boolean => true;

/** The first of the legs that are up for which something holds. Loops, here and below: they make no lists. */
const firstLive = (legs: Legs, isIt: (leg: CallLeg) => boolean): CallLeg | undefined => {
  for (const leg of legs) if (isLive(leg) && isIt(leg)) return leg;
  return undefined;
};

/** The only one of the legs that are up for which something holds. */
const soleLive = (legs: Legs, isIt: (leg: CallLeg) => boolean): CallLeg | undefined => {
  let sole: CallLeg | undefined;
  for (const leg of legs) {
    if (!isLive(leg) || !isIt(leg)) continue;
    if (sole) return undefined;
    sole = leg;
  }
  return sole;
};

const isSameList = <T>(some: readonly T[], others: readonly T[]): boolean => {
  if (some.length !== others.length) return false;
  for (let index = 0; index < some.length; index += 1) if (some[index] !== others[index]) return false;
  return true;
};

/**
 * Returns whether two legs are equal in everything. Written out, since it is asked for every event about a
 * call.
 */
export const isSameLeg = (leg: CallLeg, other: CallLeg | undefined): boolean =>
  leg === other ||
  (other !== undefined &&
    leg.id === other.id &&
    leg.direction === other.direction &&
    leg.phase === other.phase &&
    leg.caller === other.caller &&
    leg.called === other.called &&
    leg.feature === other.feature &&
    leg.isText === other.isText &&
    leg.muted === other.muted &&
    leg.startedAt === other.startedAt &&
    leg.answeredAt === other.answeredAt &&
    leg.endedAt === other.endedAt &&
    leg.endCause === other.endCause &&
    isSameList(leg.parties, other.parties));

/**
 * Copies a leg, to be changed before anybody sees it. Every leg is made here, so that the engine has one shape of
 * them: with the shapes that spreading makes, a replay takes a tenth longer.
 */
const copyOf = (leg: CallLeg): { -readonly [Field in keyof CallLeg]: CallLeg[Field] } => {
  const { id, direction, phase, caller, called, parties, feature, isText, muted } = leg;
  const { startedAt, answeredAt, endedAt, endCause } = leg;
  return {
    id,
    direction,
    phase,
    caller,
    called,
    parties,
    feature,
    isText,
    muted,
    startedAt,
    answeredAt,
    endedAt,
    endCause,
  };
};

const changed = (leg: CallLeg, changes: Partial<CallLeg>): CallLeg => Object.assign(copyOf(leg), changes);

const replace = (legs: Legs, old: CallLeg, leg: CallLeg): Legs => {
  const all = legs.slice();
  all[legs.indexOf(old)] = leg;
  return all;
};

/** The leg that an event is about. Events without a call id mean the only leg they can mean. */
const legOf = (legs: Legs, event: CallEvent): CallLeg | undefined => {
  const { callId } = event.call;
  if (callId !== null) {
    for (const leg of legs) if (leg.id === callId) return leg;
    const nameless = firstLive(legs, isNameless);
    const isAdopted =
      nameless && (isSetUp(nameless) || !(showsCall(event) && isSetUp({ phase: phases[event.type] })));
    return isAdopted ? nameless : undefined;
  }
  if (event.type === 'call.ended') return soleLive(legs, event.cause === 'failed' ? isSetUp : isAny);
  if (event.type === 'call.talking') return firstLive(legs, isNotTalking) ?? soleLive(legs, isAny);
  if (event.type === 'call.held' || event.type === 'phone.muted' || event.type === 'phone.unmuted')
    return firstLive(legs, isTalking) ?? soleLive(legs, isAny);
  return firstLive(legs, isSetUp) ?? firstLive(legs, isAny);
};

const phaseAfter = (leg: CallLeg | undefined, { type }: PhaseEvent): CallPhase => {
  const isOutbound = leg?.direction === 'outbound';
  // The agent's own phone was picked up for an outbound call: it no longer rings.
  if (type === 'call.reserved' && leg && !isOutbound) return leg.phase;
  // The bar may send it on a call to the agent too; the agent still has to answer.
  if (type === 'call.remoteRinging' && leg?.phase === 'ringing' && !isOutbound) return leg.phase;
  return phases[type];
};

/**
 * The order of events shows the direction when no call type does: the agent is occupied before the own
 * phone rings on inbound calls, and after it on outbound ones.
 */
const directionAfter = (leg: CallLeg | undefined, { type, call }: PhaseEvent): CallDirection => {
  // A ring of the own phone says less than the call type.
  const isGuess = type === 'phone.ringing' && leg !== undefined && leg.feature !== null;
  if (call.direction && !isGuess) return call.direction;
  if (leg && leg.direction !== 'unknown') return leg.direction;
  if (type === 'call.remoteRinging' || (type === 'phone.ringing' && !leg)) return 'outbound';
  return type === 'call.ringing' || type === 'phone.ringing' ? 'inbound' : 'unknown';
};

/** A leg of which nothing is known. */
const noLeg: CallLeg = {
  id: null,
  direction: 'unknown',
  phase: 'ended',
  caller: null,
  called: null,
  parties: [],
  feature: null,
  isText: false,
  muted: false,
  startedAt: 0,
  answeredAt: null,
  endedAt: null,
  endCause: null,
};

const follow = (legs: Legs, event: PhaseEvent): Legs => {
  const leg = legOf(legs, event);
  const { callId, caller, called, feature, isText, parties } = event.call;
  const phase = phaseAfter(leg, event);
  // Ringing cannot undo an answer: such an event was overtaken.
  if (leg && isAnswered(leg.phase) && !isAnswered(phase)) return legs;
  const next = copyOf(leg ?? noLeg);
  next.id = callId ?? next.id;
  next.direction = directionAfter(leg, event);
  next.phase = phase;
  next.caller = caller ?? next.caller;
  next.called = called ?? next.called;
  if (parties.length > 0 && !isSameList(parties, next.parties)) next.parties = parties;
  next.feature = feature ?? next.feature;
  next.isText = isText ?? next.isText;
  if (!leg) next.startedAt = event.at;
  if (isAnswered(phase)) next.answeredAt ??= event.at;
  next.endedAt = null;
  next.endCause = null;
  let all = legs;
  if (!leg) all = [...(firstLive(legs, isAny) ? legs : []), next];
  else if (!isSameLeg(leg, next)) all = replace(legs, leg, next);
  if (phase === 'conference') {
    const joined = all.map((other) =>
      isAnswered(other.phase) && other.phase !== phase ? changed(other, { phase }) : other,
    );
    if (!isSameList(joined, all)) all = joined;
  }
  return all.length > mostLegs ? all.slice(-mostLegs) : all;
};

const end = (leg: CallLeg, endedAt: number, endCause: LegEnd | null): CallLeg =>
  isLive(leg) ? changed(leg, { phase: 'ended', endedAt, endCause }) : leg;

/** A conference whose other parties are down to one is an ordinary call again. */
const settle = (legs: Legs, at: number): Legs => {
  const joined = legs.filter((leg) => leg.phase === 'conference');
  const host = joined.find((leg) => leg.parties.length > 0) ?? joined[0];
  if (host === undefined || host.parties.length > 1 || (host.parties.length === 0 && joined.length > 1))
    return legs;
  return legs.map((leg) =>
    leg === host
      ? changed(leg, { phase: 'talking' })
      : leg.phase === 'conference'
        ? end(leg, at, 'partyLeft')
        : leg,
  );
};

const endOne = (legs: Legs, event: EndEvent): Legs => {
  const leg = legOf(legs, event);
  if (!leg || !isLive(leg)) return legs;
  const { at, cause, call } = event;
  // A failed attempt never ends an answered leg: a failed transfer or consult names the original call.
  if (cause === 'failed' && leg.answeredAt !== null) return legs;
  const left = cause === 'partyLeft' ? call.parties[0] : undefined;
  const wasIn = ({ phase, parties }: CallLeg): boolean =>
    left !== undefined && phase === 'conference' && parties.includes(left);
  const stays = wasIn(leg) && leg.parties.length > 1;
  const ended = legs.map((other) => {
    const without = wasIn(other)
      ? changed(other, { parties: other.parties.filter((party) => party !== left) })
      : other;
    return other !== leg || stays
      ? without
      : end(leg.id === null ? changed(without, { id: call.callId }) : without, at, cause);
  });
  return settle(ended, at);
};

const mute = (legs: Legs, event: MuteEvent): Legs => {
  const leg = legOf(legs, event);
  const muted = event.type === 'phone.muted';
  if (!leg || !isLive(leg) || leg.muted === muted) return legs;
  return replace(legs, leg, changed(leg, { id: leg.id ?? event.call.callId, muted }));
};

const followAnew = (legs: Legs, event: CallEvent): Legs => {
  if (showsCall(event)) return follow(legs, event);
  return event.type === 'call.ended' ? endOne(legs, event) : mute(legs, event);
};

let asked: { readonly legs: Legs; readonly event: CallEvent; readonly after: Legs } | null = null;

/**
 * The legs after a call event. Pure; returns the same list when nothing changes. The last answer is remembered,
 * since the guards and actions of one event all ask for it.
 */
export const followCall = (legs: Legs, event: CallEvent): Legs => {
  if (asked === null || asked.legs !== legs || asked.event !== event)
    asked = { legs, event, after: followAnew(legs, event) };
  return asked.after;
};

/** The legs when the platform says that all calls are over. */
export const endAll = (legs: Legs, at: number): Legs =>
  firstLive(legs, isAny) ? legs.map((leg) => end(leg, at, null)) : legs;

/** The legs when a call shows that the end of the others was lost: they ended, and that call is up. */
export const followNextCall = (legs: Legs, event: CallEvent): Legs => {
  const isIts = ({ id }: CallLeg): boolean => id === event.call.callId;
  return [
    ...legs.filter((leg) => isLive(leg) && !isIts(leg)).map((leg) => end(leg, event.at, 'lost')),
    ...followCall(legs.filter(isIts), event),
  ];
};

/** Returns whether a call shows, between two lists of legs, that the end of another was lost. */
export const wasEndLost = (before: Legs, after: Legs): boolean =>
  after.some(({ id, endCause }) => endCause === 'lost' && before.some((leg) => isLive(leg) && leg.id === id));
