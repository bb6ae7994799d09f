import type { Size } from '../../chart/camera.ts';
import type { Run } from '../channel/receive-broadcast.ts';
import type { Log } from '../session/log.ts';
import type { Ui } from '../session/ui.ts';

/** The log of one agent of an opened file. */
export interface OpenedLog extends Run {
  readonly log: Log;
}

/** The parts of an inspector that its actions work on. */
export interface InspectorControl {
  readonly shadow: ShadowRoot;
  /** The log that is shown: of the agent, or of an opened file. */
  readonly log: () => Log;
  readonly ui: () => Ui;
  /** The room for the chart, px. */
  readonly chartBox: () => Size;
  /** Changes what is seen. A notice is gone with the next change. */
  readonly set: (change: Partial<Ui>) => void;
  /** Shows the logs of a file, one at a time, or without any the agent again. */
  readonly use: (logs: readonly OpenedLog[], file: string | null) => void;
  /** Scrolls the log so that a record is in sight. */
  readonly reveal: (seq: number) => void;
  /** Scrolls to the newest record and stays there. */
  readonly follow: () => void;
  /** Follows another one of the pages that are there, or shows another agent of the file. */
  readonly choose: (run: string) => void;
}
