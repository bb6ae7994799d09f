import {
  type AgentContext,
  type AgentMachineEvent,
  initialContext,
  type ReturnPoint,
} from './agent.context.ts';
import { endAll, followCall } from './call-legs.ts';

type Args = { readonly context: AgentContext; readonly event: AgentMachineEvent };

// What each named action of the agent machine changes. Pure: context and event in, changed fields out.

/** On entry to every state: since when, how sure, and the facts that belong to that state alone. */
export const enter = ({ context, event }: Args): Partial<AgentContext> => {
  // Only a call that never occupied the agent ends in a state other than its own.
  const back = event.type === 'call.ended' ? context.returnTo : null;
  return {
    enteredAt: 'since' in event ? event.since : event.at,
    certainty: event.type === 'model.restored' || back !== null ? 'assumed' : 'observed',
    reason: 'reason' in event ? event.reason : (back?.reason ?? null),
    wrapUpOrigin: event.type === 'wrapUp.started' ? event.wrapUpOrigin : (back?.wrapUpOrigin ?? null),
  };
};

/** An event that confirms the state without changing it. */
export const confirm = (): Partial<AgentContext> => ({ certainty: 'observed' });

/** A status query confirms the state: what it does not tell stays as it was known. */
export const assume = ({ context, event }: Args): Partial<AgentContext> =>
  event.type === 'model.restored'
    ? { enteredAt: event.since, certainty: 'assumed', reason: event.reason ?? context.reason }
    : {};

/** Follows the call legs; a ring, talk or hold also proves the state. Also on entry, whatever led there. */
export const track = ({ context, event }: Args): Partial<AgentContext> =>
  'call' in event
    ? {
        calls: followCall(context.calls, event),
        certainty: event.type === 'call.ended' ? context.certainty : 'observed',
      }
    : {};

/** The platform named a state without calls: whatever was up is over. */
export const endCalls = ({ context, event }: Args): Partial<AgentContext> => ({
  calls: endAll(context.calls, event.at),
  returnTo: null,
});

/** The state did not expect this event; it is followed all the same. */
export const unexpected = ({ context }: Args): Partial<AgentContext> => ({
  unexpected: context.unexpected + 1,
});

/** Only the own phone rings so far: should that fail, the agent is where it was. */
export const mayReturn = (
  { context }: Args,
  { state }: Pick<ReturnPoint, 'state'>,
): Partial<AgentContext> => ({
  returnTo: { state, reason: context.reason, wrapUpOrigin: context.wrapUpOrigin },
});

/** The platform occupies the agent: from here on only it says when that ends. */
export const occupy = (): Partial<AgentContext> => ({ returnTo: null });

/** What was observed may no longer be true. */
export const markStale = ({ context }: Args): Partial<AgentContext> => ({
  certainty: context.certainty === 'unknown' ? 'unknown' : 'stale',
});

/** The status query itself does not know: nothing is known any more but the count. */
export const forget = ({ context }: Args): Partial<AgentContext> => ({
  ...initialContext,
  unexpected: context.unexpected,
});
