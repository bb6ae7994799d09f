import { isNextCall } from '../../machines/agent.guards.ts';
import type { MachineState, StatePath } from '../../machines/machine-state.ts';
import type { DomainEvent, DomainType } from '../protocol/domain-event.ts';
import type { AgentEvent, UnmappedEvent } from '../protocol/event.ts';
import { hashText } from '../protocol/hash-text.ts';
import { isSameAgent } from '../protocol/work-no.ts';
import { compiledEngine } from './compiled-engine.ts';
import { legalTypes } from './engine.ts';
import type { Situation } from './situation.ts';
import { writtenOut } from './written-out.ts';

// Decides whether a delivery counts: it may arrive twice, too late, or for another agent.

const markLength = 2;

/** Second deliveries are recognised at least this many events back. */
const remembered = 128;
/** So many more are remembered before the oldest go: cutting the text for each event would cost more. */
const surplus = 16;

const hashNumber = (number: number, begin: number): number =>
  Math.imul(Math.imul(begin ^ (number % 0x1_0000_0000), 0x01000193) ^ (number / 0x1_0000_0000), 0x01000193);

/** The characters that marks are written in begin here, and end before surrogates begin. */
const firstOfMark = 0x100;
const bitsOfCharacter = 15;
const characterOf = (bits: number): number => firstOfMark + (bits & ((1 << bitsOfCharacter) - 1));

/** Returns the two characters by which two deliveries of the same event are recognised. */
export const markOf = (event: AgentEvent, domainEvent: DomainEvent): string => {
  let hash = hashNumber(event.genTime ?? -1, hashText(event.id));
  if ('call' in domainEvent) {
    const { callId, parties } = domainEvent.call;
    hash = hashText(callId ?? '', hash);
    for (const party of parties) hash = hashText(party, Math.imul(hash, 31));
  } else if ('reason' in domainEvent) hash = hashNumber(domainEvent.reason ?? -1, hash);
  return String.fromCharCode(characterOf(hash), characterOf(hash >>> bitsOfCharacter));
};

/**
 * Returns the marks with one more; the oldest go, so that they stay a text of some hundred characters. It is written
 * out each time, since each piece takes as much memory as fourteen marks: an agent takes 160 bytes less.
 */
export const withMark = (marks: string, mark: string): string => {
  const all = marks + mark;
  return writtenOut(
    all.length <= (remembered + surplus) * markLength ? all : all.slice(-remembered * markLength),
  );
};

/** The deliveries before, as far as a second one is recognised by them: a part of the model. */
export interface Deliveries {
  /** Marks of the events of the platform before, newest last. */
  readonly marks: string;
  /** The newest own time of an event among them, ms; `null` when none had one. */
  readonly newestMarked: number | null;
}

/** Returns whether the same event was delivered before. */
export const isRedelivered = (
  { genTime }: AgentEvent,
  mark: string,
  { marks, newestMarked }: Deliveries,
): boolean => {
  // Without a time of its own, an event is recognised only as the very last one that comes again.
  if (genTime === null) return marks.endsWith(mark);
  // Most events are newer than all before, so their marks need not be looked for.
  if (newestMarked === null || genTime > newestMarked) return false;
  for (let at = marks.indexOf(mark); at >= 0; at = marks.indexOf(mark, at + 1))
    if (at % markLength === 0) return true;
  return false;
};

/** An event that was held back because a newer one had been applied. */
export interface HeldBack {
  /** Its own time, ms. */
  readonly genTime: number;
  /** Its own time minus its arrival on the timeline, ms. */
  readonly lead: number;
  /** No newer event was applied since. */
  readonly isLast: boolean;
}

/**
 * The order of an event against those applied before it.
 *
 * - `inOrder`: it is not older
 * - `newClock`: it is the second older one in a row, so the platform's clock has changed
 * - `otherClock`: it is as far behind as an older one before it, so it comes from a node whose clock is behind
 * - `stillTrue`: it is older, and it counts at the newest time
 * - `late`: newer events have overtaken it
 */
export type Order = 'inOrder' | 'newClock' | 'otherClock' | 'stillTrue' | 'late';

/** The facts from which the order of an event is decided: a part of the model. */
export interface OrderFacts {
  readonly newestGenTime: number | null;
  readonly heldBack: HeldBack | null;
  readonly machine: MachineState;
  /** The newest event applied, but for the ends of calls, and the state that it was applied in. */
  readonly newestType: DomainType | null;
  readonly pathBefore: StatePath;
  readonly timeline: { readonly tolerance: number };
}

const isLegal = (type: DomainType, path: StatePath): boolean =>
  legalTypes(path.split('.')).some((types) => types.includes(type));

/**
 * Returns whether only a node whose clock is a little behind can have sent an older event: the present state
 * expects it, and it cannot have come before the newest event, or the order of the two makes no difference.
 */
const isOfSlowerNode = (
  domainEvent: DomainEvent,
  { machine: { path, context }, pathBefore, newestType }: OrderFacts,
): boolean => {
  const { type } = domainEvent;
  const callId = 'call' in domainEvent ? domainEvent.call.callId : null;
  // Outside a call, one that is known has ended: it cannot begin again before its end.
  const isOver =
    callId !== null && !path.startsWith('occupied') && context.calls.some(({ id }) => id === callId);
  if (isOver || !isLegal(type, path)) return false;
  // An older event cannot begin the call after the one that is over.
  if (path === 'occupied.ringing' && 'call' in domainEvent)
    return !isNextCall({ context, event: domainEvent });
  if (!isLegal(type, pathBefore) || newestType === null) return newestType !== null;
  return !isLegal(newestType, compiledEngine({ path: pathBefore, context }, domainEvent).path);
};

/**
 * Returns how an event stands to those applied before it, by the platform's own times.
 *
 * @param genTime its own time, ms.
 * @param arrivedAt its arrival on the timeline, ms.
 */
export const orderOf = (
  facts: OrderFacts,
  domainEvent: DomainEvent,
  genTime: number | null,
  arrivedAt: number,
): Order => {
  const { newestGenTime, heldBack, machine, timeline } = facts;
  if (genTime === null || newestGenTime === null || genTime >= newestGenTime) return 'inOrder';
  const isSmall = newestGenTime - genTime <= timeline.tolerance;
  // That a leg known by its id has ended stays true however late it arrives.
  const isKnownEnd =
    domainEvent.type === 'call.ended' &&
    domainEvent.call.callId !== null &&
    machine.context.calls.some(({ id }) => id === domainEvent.call.callId);
  if (isSmall && domainEvent.type === 'call.ended') return isKnownEnd ? 'stillTrue' : 'late';
  if (heldBack !== null && genTime >= heldBack.genTime) {
    if (heldBack.isLast) return 'newClock';
    if (!isSmall && Math.abs(genTime - arrivedAt - heldBack.lead) <= timeline.tolerance) return 'otherClock';
  }
  return isKnownEnd || (isSmall && isOfSlowerNode(domainEvent, facts)) ? 'stillTrue' : 'late';
};

/**
 * Returns whether an event is for another agent. A model follows one agent at a time: after a sign-out the
 * next one may take the seat, and the sign-in of another one proves a silent sign-out, unless the agent was configured.
 */
export const isForeign = (
  event: AgentEvent | UnmappedEvent,
  { workNo, state }: Situation,
  isConfigured: boolean,
): boolean =>
  event.workNo !== null &&
  workNo !== null &&
  !isSameAgent(event.workNo, workNo) &&
  (isConfigured || (state !== 'signedOut' && !(event.kind === 'event' && event.type === 'session.opening')));
