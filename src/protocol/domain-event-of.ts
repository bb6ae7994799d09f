import { rowOf } from './catalogue.ts';
import { type CallFacts, type DomainEvent, noFacts } from './domain-event.ts';
import type { AgentEvent } from './event.ts';
import { featureDirection } from './feature-directions.ts';

interface LooseContent {
  readonly callId?: string;
  readonly caller?: string;
  readonly called?: string;
  readonly otherPhone?: string;
  readonly otherPhoneWorkno?: string;
  readonly number?: string;
  readonly partner?: readonly string[];
  readonly feature?: number;
  readonly reason?: number;
}

const factsOf = (content: LooseContent): CallFacts => {
  const { callId, caller, called, otherPhone, otherPhoneWorkno, number, partner, feature } = content;
  return {
    ...noFacts,
    callId: callId ?? null,
    caller: caller ?? null,
    called: called ?? otherPhone ?? otherPhoneWorkno ?? null,
    feature: feature ?? null,
    direction: feature === undefined ? null : featureDirection(feature),
    parties: partner ?? (number === undefined ? noFacts.parties : [number]),
  };
};

/**
 * What an event tells the machine, or `null` when it is informational.
 *
 * @param at when it happened, ms, on the platform's timeline.
 */
export const domainEventOf = (event: AgentEvent, at: number): DomainEvent | null => {
  const { type } = event;
  if (type === null) return null;
  const means = rowOf(event.id).means;
  const content = event.content as LooseContent;
  switch (type) {
    case 'busy.started':
    case 'rest.started':
      return { type, at, reason: content.reason ?? means?.reason ?? null };
    case 'work.started':
      return { type, at, wrapUp: means?.wrapUp ?? 'automatic' };
    case 'call.ended':
      return { type, at, call: factsOf(content), cause: means?.cause ?? 'released' };
    case 'phone.ringing': {
      const call = factsOf(content);
      // Documented as empty; real bars name the call on inbound ones only.
      const isInbound = call.callId !== null || call.caller !== null;
      return { type, at, call: { ...call, direction: isInbound ? 'inbound' : null } };
    }
    case 'call.reserved':
    case 'call.ringing':
    case 'call.remoteRinging':
    case 'call.talking':
    case 'call.held':
    case 'call.conference':
      return { type, at, call: factsOf(content) };
    default:
      return { type, at };
  }
};
