import { initialMachineState, type MachineState, type StatePath } from '../../machines/machine-state.ts';
import type { DomainType } from '../protocol/domain-event.ts';
import { firstTimeline, type Timeline } from './clocks/timeline.ts';
import type { HeldBack } from './delivery.ts';
import { type Situation, situationOf } from './situation.ts';

/** Everything that is known of one agent between two frames: plain data that survives JSON. */
export interface Model {
  /** The agent machine: the path of its state, and its context. */
  readonly machine: MachineState;
  readonly situation: Situation;
  readonly timeline: Timeline;
  /** The agent it is bound to was configured and not merely the first one seen. */
  readonly isConfigured: boolean;
  /**
   * The platform's own time of the newest event applied, ms; `null` when no order is known: before the first, and
   * after an interruption, a status answer or a sign-in.
   */
  readonly newestGenTime: number | null;
  /** The newest event applied, but for the ends of calls: `null` before the first. */
  readonly newestType: DomainType | null;
  /** The state that it was applied in. */
  readonly pathBefore: StatePath;
  /** The last event that was held back because it was older. */
  readonly heldBack: HeldBack | null;
  /** Arrival of the last event applied, ms on the timeline: a status answer asked for before it is out of date. */
  readonly appliedAt: number | null;
  /** Marks of the events of the platform before, newest last, by which second deliveries are recognised. */
  readonly marks: string;
  /** The newest own time of an event among them, ms; `null` when none had one. */
  readonly newestMarked: number | null;
  /** The last event may come again to confirm the state, since there was an interruption or a status answer. */
  readonly mayConfirm: boolean;
  /** The number of the last step. */
  readonly seq: number;
}

/**
 * Returns the model before the first frame.
 *
 * @param workNo the agent it is for; when `null`, the first one that an event of the lifecycle names.
 * @param tolerance how far the clocks of the gateway's nodes may differ, ms; 5000 when left out.
 */
export const firstModel = (workNo: string | null = null, tolerance?: number): Model => ({
  machine: initialMachineState,
  situation: situationOf(initialMachineState, workNo),
  timeline: firstTimeline(tolerance),
  isConfigured: workNo !== null,
  newestGenTime: null,
  newestType: null,
  pathBefore: initialMachineState.path,
  heldBack: null,
  appliedAt: null,
  marks: '',
  newestMarked: null,
  mayConfirm: false,
  seq: 0,
});

/** Begins the order of events anew: what comes next is compared with nothing that came before. */
export const beginAnew = (model: Model): Model => ({
  ...model,
  newestGenTime: null,
  heldBack: null,
  timeline: { ...model.timeline, isFresh: true },
});
