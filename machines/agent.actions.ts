import {
  type AgentContext,
  type AgentMachineEvent,
  initialContext,
  type ReturnPoint,
} from './agent.context.ts';
import { endAll, followCall, followNextCall, isLive, isSetUp, showsCall } from './call-legs.ts';

type Args = { readonly context: AgentContext; readonly event: AgentMachineEvent };

// The actions of the agent machine, by the names its table uses. Each is pure: it takes the context and the
// event, and returns the fields that change.

/** Sets, on entry to every state, its start, its certainty and the facts that belong to that state alone. */
export const enter = ({ context, event }: Args): Partial<AgentContext> => {
  // Only a call that never occupied the agent ends in a state other than its own.
  const back = event.type === 'call.ended' ? context.returnTo : null;
  return {
    enteredAt: 'since' in event ? event.since : event.at,
    certainty: event.type === 'model.restored' || back !== null ? 'assumed' : 'observed',
    reason: 'reason' in event ? event.reason : (back?.reason ?? null),
    wrapUpOrigin: event.type === 'wrapUp.started' ? event.wrapUpOrigin : (back?.wrapUpOrigin ?? null),
    reservedAgain: false,
  };
};

/** Notes that an event confirmed the state without changing it. */
export const confirm = (): Partial<AgentContext> => ({ certainty: 'observed' });

/** Notes that a status query confirmed the state. A fact that the answer leaves out stays as it was. */
export const assume = ({ context, event }: Args): Partial<AgentContext> =>
  event.type === 'model.restored'
    ? { enteredAt: event.since, certainty: 'assumed', reason: event.reason ?? context.reason }
    : {};

/** Follows the call legs; a ring, talk or hold also proves the state. It runs on entry too, whatever led there. */
export const track = ({ context, event }: Args): Partial<AgentContext> =>
  'call' in event
    ? {
        calls: followCall(context.calls, event),
        certainty: showsCall(event) ? 'observed' : context.certainty,
        reservedAgain:
          context.reservedAgain && (event.type === 'call.reserved' || event.type === 'phone.ringing'),
      }
    : {};

/** Notes a reservation that came while a call was up. One that has no name may be that of the reservation. */
export const reserveAgain = ({ context }: Args): Partial<AgentContext> => ({
  reservedAgain: context.calls.some((leg) => isLive(leg) && (leg.id !== null || !isSetUp(leg))),
});

/** Ends the calls whose end was lost, and follows the call that proves it. */
export const loseCalls = ({ context, event }: Args): Partial<AgentContext> =>
  'call' in event ? { calls: followNextCall(context.calls, event) } : {};

/** Notes whether the telephone set can be reached. */
export const notePhone = ({ context, event }: Args): Partial<AgentContext> => ({
  phone: event.type === 'phone.status' ? event.status : context.phone,
});

/** Ends every call, because the platform named a state without calls. */
export const endCalls = ({ context, event }: Args): Partial<AgentContext> => ({
  calls: endAll(context.calls, event.at),
  returnTo: null,
});

/** Counts an event that the state did not expect. The event is followed all the same. */
export const unexpected = ({ context }: Args): Partial<AgentContext> => ({
  unexpected: context.unexpected + 1,
});

/** Notes the present state, to which the agent returns if the own phone is not picked up. */
export const mayReturn = (
  { context }: Args,
  { state }: Pick<ReturnPoint, 'state'>,
): Partial<AgentContext> => ({
  returnTo: { state, reason: context.reason, wrapUpOrigin: context.wrapUpOrigin },
});

/** Drops the state to return to: the platform occupies the agent now, and only the platform ends that. */
export const occupy = (): Partial<AgentContext> => ({ returnTo: null });

/** Notes that the state may no longer be true. */
export const markStale = ({ context }: Args): Partial<AgentContext> => ({
  certainty: context.certainty === 'unknown' ? 'unknown' : 'stale',
});

/** Forgets everything but the count and the phone, because the status query itself does not know the state. */
export const forget = ({ context }: Args): Partial<AgentContext> => ({
  ...initialContext,
  unexpected: context.unexpected,
  phone: context.phone,
});
