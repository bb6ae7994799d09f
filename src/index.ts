// In flow order: door, event, agent, finding.

export type { Certainty } from '../machines/agent.context.ts';
export type { CallDirection, CallLeg, CallPhase } from '../machines/call-legs.ts';
export type { LinkState } from '../machines/link.machine.ts';
export { advance, firstModel, type Model } from './agent/model.ts';
export type { CallMoment } from './agent/once-per-call.ts';
export type { Situation, TalkMode } from './agent/situation.ts';
export type { StatusAnswer } from './agent/status-answer.ts';
export type { Happening, Outcome, Step } from './agent/step.ts';
export {
  type Agent,
  type AgentError,
  type AgentOptions,
  type AgentView,
  createAgent,
  type ErrorPlace,
} from './create-agent.ts';
export { CcbarError, type CcbarErrorCode } from './errors.ts';
export type { Connection } from './frames/connection.ts';
export { type ConnectionBarOptions, connectionBar } from './frames/connection-bar.ts';
export { type DownloadOptions, downloadRecording } from './frames/download-recording.ts';
export type { FrameReference } from './frames/frame-element.ts';
export { type MessagePortOptions, messagePort } from './frames/message-port.ts';
export type { Recorder, RecorderLimits } from './frames/recorder.ts';
export type { RecordingHeader } from './frames/recording-line.ts';
export { type RecordingOptions, recordingBlob, recordingText } from './frames/recording-text.ts';
export type { EventSelection } from './frames/selected-ids.ts';
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
export { defineRule } from './rules/define-rule.ts';
export type { Finding, Level } from './rules/finding.ts';
export type { Command, CommandParameters, Intent, Remedy } from './rules/intent.ts';
export type { DueMoment, Judgement, Moment, Objection, Rule, RuleMode, Verdict } from './rules/rule.ts';
export { type RuleAtWork, type RuleRun, runRules } from './rules/run-rules.ts';
export { standingNotes } from './rules/standing-notes.ts';
export { standingRules } from './rules/standing-rules.ts';
