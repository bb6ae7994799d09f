import type { FleetFinding, FleetState } from './fleet-turn.ts';

/** An agent as the wallboard page receives it. */
export interface WallboardAgent extends FleetState {
  /** Names the agent towards the server: the work number, or a token where the viewer must not see it. */
  readonly id: string;
  /** The name to show. */
  readonly label: string;
  readonly team: string | null;
  readonly partition: number;
  /** The time of the log up to which the state is known, ms. */
  readonly asOf: number;
}

/** A finding as the wallboard page receives it. */
export interface WallboardFinding extends Omit<FleetFinding, 'id'> {
  /** The number of the finding in the server's order. */
  readonly number: number;
  /** The id of the rule, such as `unexpected-transition`. */
  readonly rule: string;
  /** The id of the agent. */
  readonly agent: string;
  readonly label: string;
  readonly team: string | null;
}

/** The changes since the message before: the data of the server-sent event `diff`. */
export interface WallboardDiff {
  /** The time of the fleet, ms since the epoch. */
  readonly now: number;
  /** The partitions that no worker reads: what is shown of their agents is not updated. */
  readonly stalled: readonly number[];
  /** `false` while the server cannot read the log. */
  readonly isReachable: boolean;
  /** `false` while the server still reads what the log held when it started. */
  readonly isComplete: boolean;
  /** The teams that the viewer may choose from. */
  readonly teams: readonly string[];
  readonly agents: readonly WallboardAgent[];
  /** New findings, oldest first. */
  readonly findings: readonly WallboardFinding[];
}

/** Everything that a viewer may see: the data of the server-sent event `snapshot`, which comes first. */
export interface WallboardSnapshot extends WallboardDiff {
  readonly partitions: number;
  /** `true` when the viewer may open the inspector on an agent. */
  readonly mayInspect: boolean;
  /** The speed of the fleet's time: 1, but for a demonstration. */
  readonly speed: number;
}
