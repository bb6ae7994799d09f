export {
  type Contact,
  type ContactChange,
  type ContactOutcome,
  type ContactState,
  nextContact,
  noContact,
  openContact,
} from '../measures/contact.ts';
export {
  type Interval,
  type IntervalChange,
  intervalAt,
  longestSilence,
  nextInterval,
  type OpenInterval,
  type StateDetail,
} from '../measures/interval.ts';
export { intervals, intervalsOf } from '../measures/intervals.ts';
export { type MeasureSource, measureSources } from '../measures/measure-sources.ts';
export { averageHandleTime, handleTime, type Measure, measures, occupancy } from '../measures/measures.ts';
export {
  type AgentTotals,
  createSummarizer,
  nextShift,
  noShift,
  type ShiftState,
  type Summarizer,
  type Summary,
  summary,
  type Totals,
  totalsOf,
} from '../measures/summary.ts';
export { type RecordingHeader, recordingFormat } from '../recording/recording-line.ts';
export type { Run, RunOptions, RunSetup } from '../run/run.ts';
export { startRun } from '../run/run.ts';
export { type LoadedRun, type LoadProblem, loadRun, type SavedRun, saveRun } from '../run/save-run.ts';
export { dueAt, endRun, pass, type Taken, take } from '../run/take.ts';
export type { Turn, TurnEntry } from '../run/turn.ts';
export { type Replay, type ReplayOptions, replay } from './replay.ts';
export { replaySetup } from './replay-setup.ts';
export type { LineNote, Replayed } from './replayed.ts';
