import type { Camera } from '../../chart/camera.ts';
import type { InspectionRecord } from '../records/record.ts';
import type { Log } from './log.ts';
import type { LogFilter } from './log-rows.ts';
import { replayInSandbox, type SandboxAgent, type Trial } from './sandbox.ts';

/** Events tried in the sandbox. */
export interface Sandbox {
  /** The record it started from. */
  readonly from: number;
  readonly start: SandboxAgent;
  readonly trials: readonly Trial[];
}

/** The choices of what a person sees. */
export interface Ui {
  /** The record looked at; `null`: always the newest. */
  readonly selected: number | null;
  /** The record that others are compared with. */
  readonly pinned: number | null;
  readonly filter: LogFilter;
  readonly query: string;
  /** The id of the state or edge that is pointed at on the chart or in a list. */
  readonly focus: string | null;
  readonly showFallbacks: boolean;
  /** The part of the chart that is seen; `null`: the whole, or what matters of it where the whole cannot be read. */
  readonly camera: Camera | null;
  readonly sandbox: Sandbox | null;
  readonly isPlaying: boolean;
  readonly tab: 'log' | 'record' | 'next';
  readonly menu: boolean;
  /** A line about what was just done. */
  readonly notice: string | null;
  /** The file that was opened; `null`: the agent itself. */
  readonly file: string | null;
}

/** The choices at the start. */
export const firstUi: Ui = {
  selected: null,
  pinned: null,
  filter: 'all',
  query: '',
  focus: null,
  showFallbacks: false,
  camera: null,
  sandbox: null,
  isPlaying: false,
  tab: 'log',
  menu: false,
  notice: null,
  file: null,
};

/** The record that is shown: the chosen one, or the newest. */
export const shownRecord = (log: Log, { selected }: Ui): InspectionRecord | undefined =>
  selected === null ? log.records().at(-1) : log.records()[log.indexOf(selected)];

/** The record before another one. */
export const recordBefore = (log: Log, seq: number): InspectionRecord | undefined =>
  log.records()[log.indexOf(seq) - 1];

/** A sandbox that starts where a record ended. */
export const openSandbox = (log: Log, seq: number): Sandbox | null => {
  const replayed = replayInSandbox(log.records(), seq);
  return replayed && { from: seq, start: replayed.agent, trials: [] };
};

/** The length of a move: to a neighbour, round to the next one, to one with a finding, or to an end. */
export type Stride = 'first' | 'back' | 'on' | 'round' | 'last' | 'findingBack' | 'findingOn';

/** The record a step leads to, among those the log shows; the same one when there is none. */
export const stepFrom = (log: Log, ui: Ui, stride: Stride): number | null => {
  const seqs = [...new Set(log.rows().map(({ record }) => record.seq))];
  const here = ui.selected ?? log.records().at(-1)?.seq ?? 0;
  const hasFinding = (seq: number) => (log.records()[log.indexOf(seq)]?.findings.length ?? 0) > 0;
  const later = seqs.filter((seq) => seq > here);
  const earlier = seqs.filter((seq) => seq < here).reverse();
  const found = {
    first: () => seqs[0],
    last: () => seqs.at(-1),
    back: () => earlier[0],
    on: () => later[0],
    round: () => later[0] ?? seqs[0],
    findingBack: () => earlier.find(hasFinding),
    findingOn: () => later.find(hasFinding),
  }[stride]();
  return found ?? ui.selected;
};
