// In flow order: door, event, agent, finding.

export type { Certainty } from '../machines/agent.context.ts';
export type { CallDirection, CallLeg, CallPhase } from '../machines/call-legs.ts';
export type { LinkState } from '../machines/link-state.ts';
export { advance } from './agent/advance.ts';
export type { ClockNote } from './agent/clocks/clock-note.ts';
export { firstModel, type Model } from './agent/model.ts';
export type { CallMoment } from './agent/once-per-call.ts';
export type { Situation, TalkMode } from './agent/situation.ts';
export type { StatusAnswer } from './agent/status-answer.ts';
export type { Happening, Outcome, Step } from './agent/step.ts';
export type { Agent, AgentError, AgentOptions, AgentView, ErrorPlace } from './agent-api.ts';
export { type StateLook, stateLooks, type ThemedLook, type Tone } from './chart/state-look.ts';
export { createAgent } from './create-agent.ts';
export type { Connection } from './doors/connection.ts';
export { type ConnectionBarOptions, connectionBar } from './doors/connection-bar.ts';
export type { IframeReference } from './doors/iframe-reference.ts';
export { type MessagePortOptions, messagePort } from './doors/message-port.ts';
export type { EventSelection } from './doors/selected-ids.ts';
export { CcbarError, type CcbarErrorCode } from './errors.ts';
export type { AgentState } from './protocol/agent-state.ts';
export type { EventId } from './protocol/catalogue.ts';
export type { CallMode } from './protocol/encode.ts';
export type { AgentEvent, AgentEventOf, ContentOf, UnmappedEvent } from './protocol/event.ts';
export {
  type Door,
  type Frame,
  type InterruptionCause,
  type InterruptionFrame,
  type MessageFrame,
  messageFrame,
  type RefusedFrame,
  type RestoredFrame,
} from './protocol/frame.ts';
export type { Flaw, Rejection, RejectionReason } from './protocol/rejection.ts';
export { type DownloadOptions, downloadRecording } from './recording/download-recording.ts';
export type { Recorder, RecorderLimits } from './recording/recorder.ts';
export type { RecordingHeader } from './recording/recording-line.ts';
export { type RecordingOptions, recordingBlob, recordingText } from './recording/recording-text.ts';
export type { PlatformAnswer } from './requests/command-answer.ts';
export {
  allowedCommands,
  type CommandRow,
  commandTable,
  type WaitingStatus,
  waitingTable,
} from './requests/command-table.ts';
export { commandNames, commandTerms } from './requests/command-terms.ts';
export type { CommandContext, CommandFunction, Commands } from './requests/commands.ts';
export type { PendingRequest, RequestResult, RequestStatus } from './requests/pending-request.ts';
export { type Place, placeOf, placeTerms } from './requests/place.ts';
export type { Permission, Reason, ReasonKind } from './requests/reason.ts';
export { type RequestWaits, usualWaits } from './requests/request-book.ts';
export type { Requestable } from './requests/requestable.ts';
export {
  type CommandArguments,
  type Requests,
  type RequestsOptions,
  withRequests,
} from './requests/with-requests.ts';
export { busyLimit } from './rules/business/busy-limit.ts';
export { flapping } from './rules/business/flapping.ts';
export { forcedState } from './rules/business/forced-state.ts';
export { formatRules } from './rules/business/format-rules.ts';
export { holdLimit } from './rules/business/hold-limit.ts';
export { idleBetweenCalls } from './rules/business/idle-between-calls.ts';
export { missedCalls } from './rules/business/missed-calls.ts';
export { noOutboundInWrapUp } from './rules/business/no-outbound-in-wrap-up.ts';
export { notesFirst } from './rules/business/notes-first.ts';
export type { ParameterShape, Predicate } from './rules/business/parameter.ts';
export {
  type NamedPredicates,
  type ParsedRules,
  parseRules,
  type RuleProblem,
} from './rules/business/parse-rules.ts';
export { phoneUnavailable } from './rules/business/phone-unavailable.ts';
export type {
  ReadyMadeFacts,
  ReadyMadeRule,
  RuleFactory,
  RuleSettings,
} from './rules/business/ready-made.ts';
export { readyMadeRules } from './rules/business/ready-made-rules.ts';
export { rejectedCalls } from './rules/business/rejected-calls.ts';
export { restLimit } from './rules/business/rest-limit.ts';
export { restOverdue } from './rules/business/rest-overdue.ts';
export { restQuota } from './rules/business/rest-quota.ts';
export { restTimeQuota } from './rules/business/rest-time-quota.ts';
export { ringingLimit } from './rules/business/ringing-limit.ts';
export { shortCalls } from './rules/business/short-calls.ts';
export { wrapUpLimit } from './rules/business/wrap-up-limit.ts';
export { wrapUpWithoutCall } from './rules/business/wrap-up-without-call.ts';
export { defineRule } from './rules/define-rule.ts';
export type { Finding, Level } from './rules/finding.ts';
export type { Command, CommandParameters, Intent, Remedy } from './rules/intent.ts';
export type { DueMoment, Judgement, Moment, Objection, Rule, RuleMode, Verdict } from './rules/rule.ts';

export { standingNotes } from './rules/standing-notes.ts';
export { standingRules } from './rules/standing-rules.ts';
