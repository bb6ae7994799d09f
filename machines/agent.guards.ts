import type { AgentState } from '../src/protocol/agent-state.ts';
import type { AgentContext, AgentMachineEvent, ReturnPoint } from './agent.context.ts';
import { type CallLeg, followCall, isLive } from './call-legs.ts';

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

/** The own phone rings because the agent dials: an event that says nothing of the call means that. */
export const isOutbound = ({ event }: Args): boolean =>
  'call' in event && (event.call.direction ?? 'outbound') === 'outbound';

/**
 * No leg is up, or none is known: talking was then taken from a status code that means ringing too, and a
 * ring at the agent shows which.
 */
export const noLegIsUp = ({ context }: Args): boolean => !context.calls.some(isLive);

/**
 * The end of the present call was lost: the platform reserved the agent anew and offers another call out of a
 * queue, which it does not do while the agent talks. A held call and a text session leave room for another.
 */
export const provesLostEnd = ({ context, event }: Args): boolean => {
  if (!context.reservedAgain || !('call' in event)) return false;
  const { callId, direction, isText } = event.call;
  const live = context.calls.filter(isLive);
  return (
    callId !== null &&
    direction === 'inbound' &&
    isText !== true &&
    context.calls.every(({ id }) => id !== callId) &&
    live.length > 0 &&
    live.every((leg) => (leg.phase === 'talking' || leg.phase === 'conference') && !leg.isText)
  );
};

/** Every leg of the last contact has ended, so what rings now is a new one. */
export const callsAreOver = ({ context }: Args): boolean =>
  context.calls.length > 0 && !context.calls.some(isLive);

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
