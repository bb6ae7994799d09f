import { type CallLeg, isLive } from '../../machines/call-legs.ts';
import type { Step } from '../agent/step.ts';
import type { AgentState } from '../protocol/agent-state.ts';
import type { DomainType } from '../protocol/domain-event.ts';
import type { Command } from '../rules/intent.ts';
import type { Entry } from './entry.ts';
import type { RequestStatus } from './pending-request.ts';

/** The end of a request, with the reason as a sentence unless it was applied. */
export interface RequestEnd {
  readonly status: Extract<RequestStatus, 'applied' | 'refused' | 'cancelled' | 'replaced'>;
  readonly message: string | null;
}

const applied: RequestEnd = { status: 'applied', message: null };
const replaced = (message: string): RequestEnd => ({ status: 'replaced', message });

/**
 * The state that a status command leads to, and the event that proves it even when it arrives too late to be
 * applied.
 */
const goals: {
  readonly [Name in Command]?: { readonly states: readonly AgentState[]; readonly type: DomainType };
} = {
  idle: { states: ['idle'], type: 'busy.ended' },
  busy: { states: ['busy'], type: 'busy.started' },
  rest: { states: ['rest'], type: 'rest.started' },
  cancelRest: { states: ['idle'], type: 'rest.ended' },
  wrapUp: { states: ['wrapUp'], type: 'wrapUp.started' },
  endWrapUp: { states: ['idle', 'busy', 'rest'], type: 'wrapUp.ended' },
};

/** Returns whether the reason in an event is the requested one. Some bars leave the reason out. */
const isAskedFor = ({ request: { command, parameters } }: Entry, reason: number | null): boolean => {
  const { reason: busy, cause } = parameters as { readonly reason?: number; readonly cause?: number };
  if (reason === null) return true;
  if (command === 'rest') return reason === cause;
  // No reason and the agent's own wish are one thing.
  return command !== 'busy' || reason === busy || (busy === 0 && reason === 1);
};

const statusEnd = (entry: Entry, step: Step): RequestEnd | null => {
  const { command } = entry.request;
  const { before, after, event, outcome, at } = step;
  const goal = goals[command];
  if (goal === undefined) return null;
  if (outcome === 'late') {
    const isProof = event.kind === 'event' && event.type === goal.type && at >= entry.heardUntil;
    const { reason } = ('content' in event ? event.content : {}) as { readonly reason?: number };
    return isProof && isAskedFor(entry, reason ?? null) ? applied : null;
  }
  if ((before.state === after.state && before.since === after.since) || after.state === 'unknown')
    return null;
  if (goal.states.includes(after.state) && isAskedFor(entry, after.reason)) return applied;
  // Busy and rest wait through calls, wrap-up and idle; only the one can come in the place of the other.
  const canWait = command === 'busy' || command === 'rest';
  const isOther = after.state === 'busy' || after.state === 'rest';
  return canWait && !isOther ? null : replaced(`The agent became ${after.state} instead.`);
};

const newLegEnd = ({ legs, heardUntil }: Entry, { event, before, after, at }: Step): RequestEnd | null => {
  const leg = after.calls.find(({ startedAt }) => !legs.includes(startedAt));
  const hasFailed = event.kind === 'event' && event.type === 'call.ended' && at > heardUntil;
  // A colleague's call rings at the agent; the agent's own to a colleague rings at the far end.
  const isComing = leg?.direction === 'inbound' || (leg?.direction === 'internal' && leg.phase === 'ringing');
  if (isComing) return replaced('Another call came first.');
  if (leg !== undefined && leg.direction !== 'unknown') return applied;
  if (hasFailed && (leg === undefined || !isLive(leg)))
    return { status: 'refused', message: `The platform could not place the call (${event.id}).` };
  const isCall = after.state === 'ringing' || after.state === 'talking' || after.state === 'unknown';
  return before.state === after.state || isCall ? null : replaced(`The agent became ${after.state} instead.`);
};

const legEnd = ({ request: { command }, leg: began }: Entry, { after }: Step): RequestEnd | null => {
  const leg: CallLeg | undefined = after.calls.find(({ startedAt }) => startedAt === began);
  const isGone = leg === undefined || !isLive(leg);
  const isJoined = leg?.phase === 'conference';
  const isTalking = leg?.phase === 'talking';
  const isDone = {
    answer: !isGone && leg.answeredAt !== null,
    hangUp: isGone,
    hold: leg?.phase === 'held',
    retrieve: isTalking,
    transfer: isGone || isJoined,
    conference: isJoined,
  } as const satisfies { readonly [Name in Command]?: boolean };
  if (!(command in isDone)) return null;
  if (isDone[command as keyof typeof isDone]) return applied;
  return isGone ? replaced('The call ended first.') : null;
};

/**
 * Returns how a request ended, as far as a step shows it: the state after the step decides, not the event id.
 */
export const outcomeInStep = (entry: Entry, step: Step): RequestEnd | null => {
  const { command } = entry.request;
  const { before, after, outcome } = step;
  if (outcome === 'foreign') return null;
  if (after.state === 'signedOut' && before.state !== 'signedOut')
    return { status: 'cancelled', message: 'The agent signed out.' };
  if (entry.takesBack) return null;
  if (command === 'callOut' || command === 'internalCall' || command === 'consult')
    return newLegEnd(entry, step);
  return statusEnd(entry, step) ?? (entry.leg === null ? null : legEnd(entry, step));
};
