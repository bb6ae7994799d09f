export { type RecordingHeader, recordingFormat } from '../frames/recording-line.ts';
export {
  type Contact,
  type ContactOutcome,
  type ContactTracker,
  trackContacts,
} from './contact.ts';
export { type Interval, type IntervalTracker, type StateDetail, trackIntervals } from './interval.ts';
export { intervals, intervalsOf } from './intervals.ts';
export { type MeasureSource, measureSources } from './measure-sources.ts';
export { averageHandleTime, handleTime, type Measure, measures, occupancy } from './measures.ts';
export { type Replay, type ReplayOptions, replay } from './replay.ts';
export type { LineNote, Replayed } from './replayed.ts';
export {
  type AgentTotals,
  createSummarizer,
  type Summarizer,
  type Summary,
  summary,
  type Totals,
} from './summary.ts';
