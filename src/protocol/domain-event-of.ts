import { isAgentParty } from './agent-party.ts';
import { rowOf } from './catalogue.ts';
import { type CallFacts, type DomainEvent, type DomainType, noFacts } from './domain-event.ts';
import type { AgentEvent } from './event.ts';
import { featureDirection } from './feature-directions.ts';
import { isTextMedia } from './media-codes.ts';
import { phoneStatusOf } from './phone-statuses.ts';

interface LooseContent {
  readonly callId?: string;
  readonly caller?: string;
  readonly called?: string;
  readonly otherPhone?: string;
  readonly otherPhoneWorkno?: string;
  readonly number?: string;
  readonly partner?: readonly string[];
  readonly feature?: number;
  readonly mediaAbility?: number;
  readonly mediaType?: number;
  readonly result?: number;
  readonly reason?: number;
}

/**
 * Returns whether the far end of a call that is being set up is a colleague. Of calls that are up nothing is
 * known.
 */
const isWithColleague = (
  type: DomainType | null,
  { caller, otherPhone, otherPhoneWorkno }: LooseContent,
): boolean => {
  if (type === 'call.remoteRinging') return otherPhoneWorkno !== undefined || isAgentParty(otherPhone ?? '');
  return (type === 'call.ringing' || type === 'phone.ringing') && isAgentParty(caller ?? '');
};

const factsOf = ({ type }: AgentEvent, content: LooseContent): CallFacts => {
  const { callId, caller, called, otherPhone, otherPhoneWorkno, number, partner, feature } = content;
  const { mediaAbility, mediaType } = content;
  const byType = feature === undefined ? null : featureDirection(feature);
  return {
    callId: callId ?? null,
    caller: caller ?? null,
    called: called ?? otherPhone ?? otherPhoneWorkno ?? null,
    feature: feature ?? null,
    isText: isTextMedia(mediaAbility, mediaType),
    direction: byType ?? (isWithColleague(type, content) ? 'internal' : null),
    parties: partner ?? (number === undefined ? noFacts.parties : [number]),
  };
};

/**
 * Returns the domain event that an event stands for, or `null` when it is informational.
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
    case 'wrapUp.started':
      return { type, at, wrapUpOrigin: means?.wrapUpOrigin ?? 'automatic' };
    case 'call.ended':
      return { type, at, call: factsOf(event, content), cause: means?.cause ?? 'released' };
    case 'phone.ringing': {
      const call = factsOf(event, content);
      // Documented as empty; real bars name the call on inbound ones only.
      const isOffered = call.callId !== null || call.caller !== null;
      return { type, at, call: { ...call, direction: call.direction ?? (isOffered ? 'inbound' : null) } };
    }
    case 'call.reserved':
    case 'call.ringing':
    case 'call.remoteRinging':
    case 'call.talking':
    case 'call.held':
    case 'call.conference':
    case 'phone.muted':
    case 'phone.unmuted':
      return { type, at, call: factsOf(event, content) };
    case 'phone.status': {
      const status = phoneStatusOf(content.result);
      return status === null ? null : { type, at, status };
    }
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
