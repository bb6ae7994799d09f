import type { AgentState } from '../src/protocol/agent-state.ts';
import type { AgentContext, AgentMachineEvent, ReturnPoint } from './agent.context.ts';
import { type CallEvent, type CallLeg, followCall, isLive, isSetUp } from './call-legs.ts';

type Args = { readonly context: AgentContext; readonly event: AgentMachineEvent };

/** The legs that are up after the event. */
const liveAfter = ({ context, event }: Args): readonly CallLeg[] =>
  ('call' in event ? followCall(context.calls, event) : context.calls).filter(isLive);

/** Busy or rest again, with another reason: the same state begins anew. */
export const reasonChanged = ({ context, event }: Args): boolean =>
  'reason' in event && event.reason !== context.reason;

/** Busy by order of a supervisor (3) or because the phone is unavailable (5): legal even out of rest. */
export const isForced = ({ event }: Args): boolean =>
  'reason' in event && (event.reason === 3 || event.reason === 5);

/** The own phone rings because the agent dials: an event without facts about the call means that. */
export const isOutbound = ({ event }: Args): boolean =>
  'call' in event && (event.call.direction ?? 'outbound') === 'outbound';

/**
 * No leg is up, or none that talks is known: talking was then taken from a status code that means ringing too, and a
 * ring at the agent shows which.
 */
export const noLegIsUp = ({ context: { calls, certainty } }: Args): boolean =>
  !calls.some((leg) => isLive(leg) && !(certainty === 'assumed' && isSetUp(leg)));

/**
 * The platform offers a call out of a queue or a campaign: of outbound calls, the agent dials those of the types 7 and
 * 44. Of a ring at the agent whose call type is not known, the reservation before it shows that.
 */
const isOffered = ({ type, call: { direction, feature } }: CallEvent): boolean =>
  direction === 'outbound'
    ? feature !== 7 && feature !== 44
    : direction === 'inbound' || (direction === null && type !== 'call.talking');

/**
 * The end of the present call was lost: the platform reserved the agent anew and offers another call, which it
 * does not do while the agent talks or another one rings. A held call and a text session leave room for another.
 */
export const provesLostEnd = ({ context, event }: Args): boolean => {
  // When events may have been lost, the reservation may be one of them.
  const isReserved = context.reservedAgain || context.certainty !== 'observed';
  if (!isReserved || !('call' in event)) return false;
  const { callId, isText } = event.call;
  const isOther = ({ id }: CallLeg): boolean => id !== callId;
  const others = context.calls.filter((leg) => isLive(leg) && isOther(leg));
  return (
    callId !== null &&
    isText !== true &&
    isOffered(event) &&
    context.calls.every((leg) => isOther(leg) || isSetUp(leg)) &&
    others.length > 0 &&
    others.every((leg) => leg.phase !== 'held' && !leg.isText)
  );
};

/**
 * Every leg of the last contact has ended, and the next call begins. A ring or talk of one that has ended goes on with
 * that one.
 */
export const isNextCall = ({ context: { calls }, event }: Args): boolean => {
  if (!('call' in event) || calls.length === 0 || calls.some(isLive)) return false;
  const { callId } = event.call;
  return event.type === 'call.remoteRinging' || callId === null || calls.every(({ id }) => id !== callId);
};

/** After this event a leg is connected and no conference is left. */
export const someoneTalks = (args: Args): boolean => {
  const phases = liveAfter(args).map(({ phase }) => phase);
  return phases.includes('talking') && !phases.includes('conference');
};

/** After this event every leg that is left is on hold. */
export const onlyHeldRemain = (args: Args): boolean => {
  const live = liveAfter(args);
  return live.length > 0 && live.every((leg) => leg.phase === 'held');
};

/** The call is gone and had never occupied the agent, who therefore is back where it started. */
export const returnsTo = (args: Args, { state }: Pick<ReturnPoint, 'state'>): boolean =>
  args.context.returnTo?.state === state && liveAfter(args).length === 0;

/** The status query answered this state. */
export const restores = ({ event }: Args, { state }: { readonly state: AgentState }): boolean =>
  event.type === 'model.restored' && event.state === state;
