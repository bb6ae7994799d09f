export { type AgentState, agentStates } from './agent-state.ts';
export {
  type CatalogueRow,
  catalogue,
  documentedIds,
  type EventId,
  eventIds,
  type FieldKind,
  isEventId,
  personalKinds,
  rowOf,
  stateBearingIds,
} from './catalogue.ts';
export { catalogueNotes, type EventGroup, noteOf } from './catalogue-notes.ts';
export { type Decoded, decode, longestList, longestMessage } from './decode.ts';
export {
  type CallFacts,
  type DomainEvent,
  type DomainType,
  type EndCause,
  noFacts,
  type PhoneStatus,
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
export { type CallFeature, featureDirection, featureDirections } from './feature-directions.ts';
export { featureTerms, featureText } from './feature-terms.ts';
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
export { createMasker, type MaskedValue, type Masker, type MaskerOptions } from './masker.ts';
export type { EventNote } from './notes/event-note.ts';
export {
  type BusyReason,
  busyReasons,
  canRequestReason,
  customReasons,
  reasonText,
} from './reason-codes.ts';
export { type RefusalCode, refusals, refusalText } from './refusal-codes.ts';
export type { Flaw, Rejection, RejectionReason } from './rejection.ts';
export { decodeRequest, type PageRequest } from './request.ts';
export { type StatusCode, stateOfStatus, statusStates } from './status-codes.ts';
export { statusNotes } from './status-notes.ts';
