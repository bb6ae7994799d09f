import type { Size } from '../../chart/camera.ts';
import type { Log } from '../session/log.ts';
import type { Ui } from '../session/ui.ts';

/** What the actions of an inspector work on. */
export interface InspectorControl {
  readonly shadow: ShadowRoot;
  /** The log that is shown: of the agent, or of an opened file. */
  readonly log: () => Log;
  readonly ui: () => Ui;
  /** The room for the chart, px. */
  readonly chartBox: () => Size;
  /** Changes what is seen. A notice is gone with the next change. */
  readonly set: (change: Partial<Ui>) => void;
  /** Shows the log of a file, or with `null` the agent again. */
  readonly use: (log: Log | null, file: string | null) => void;
  /** Scrolls the log so that a record is in sight. */
  readonly reveal: (seq: number) => void;
  /** Scrolls to the newest record and stays there. */
  readonly follow: () => void;
  /** Follows another one of the pages that are there. */
  readonly choose: (run: string) => void;
}
