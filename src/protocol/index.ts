export { type AgentState, agentStates } from './agent-state.ts';
export {
  type CatalogueRow,
  catalogue,
  documentedIds,
  type EventGroup,
  type EventId,
  eventIds,
  type FieldKind,
  isEventId,
  personalKinds,
  rowOf,
  stateBearingIds,
} from './catalogue.ts';
export { type Decoded, decode, longestList, longestMessage } from './decode.ts';
export {
  type CallFacts,
  type DomainEvent,
  type DomainType,
  type EndCause,
  noFacts,
  type WrapUpOrigin,
} from './domain-event.ts';
export { domainEventOf } from './domain-event-of.ts';
export {
  type CallMode,
  type CallOutRequest,
  type EventDress,
  encodeCallOut,
  encodeEvent,
  encodeEventPost,
  type WireEvent,
} from './encode.ts';
export type { AgentEvent, AgentEventOf, ContentOf, UnmappedEvent } from './event.ts';
export {
  type Door,
  type Frame,
  type InterruptionCause,
  type InterruptionFrame,
  type MessageFrame,
  messageFrame,
  type RefusedFrame,
  type RestoredFrame,
} from './frame.ts';
export {
  type BusyReason,
  busyReasons,
  type CallFeature,
  callFeatures,
  canRequestReason,
  customReasons,
  featureDirection,
  featureText,
  reasonText,
} from './reason-codes.ts';
export { type RefusalCode, refusals, refusalText } from './refusal-codes.ts';
export type { Flaw, Rejection, RejectionReason } from './rejection.ts';
export { decodeRequest, type PageRequest } from './request.ts';
export { type AgentStatus, agentStatuses, stateOfStatus } from './status-codes.ts';
