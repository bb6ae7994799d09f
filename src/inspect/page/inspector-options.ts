import type { Receiver } from '../channel/receive-broadcast.ts';
import type { Records } from '../records/records.ts';
import type { Theme } from './open-shadow.ts';

/** The source of an inspector's records: the result of `createRecords` or `receiveBroadcast`. */
export type RecordsSource = Pick<Records, 'records$'> & Partial<Omit<Receiver, 'take' | 'close'>>;

/** The settings of an inspector. */
export interface InspectorOptions {
  /** `auto`, the default, follows the page around. */
  readonly theme?: Theme;
  /** The title in its head; `Agent inspector` when left out. */
  readonly title?: string;
  /** The most records that it holds; 10 000 when left out. */
  readonly limit?: number;
  /** `all`, the default, or `chart`: only the statechart with the steps through the records under it. */
  readonly parts?: 'all' | 'chart';
}

/** An inspector that is there. */
export interface MountedInspector {
  /** Gives the keyboard to its log. */
  readonly focus: () => void;
  /** Shows the record with this `seq`, or with `null` always the newest. */
  readonly show: (seq: number | null) => void;
  /** Shows a recording, or a session that was saved, in place of the agent. Resolves when it is shown. */
  readonly open: (name: string, text: string) => Promise<void>;
  /** Takes it away: element, listeners, and the recording it started. */
  readonly unmount: () => void;
}
