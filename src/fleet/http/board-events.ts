import type { FollowedAgent, FollowedBoard, FollowedFinding } from '../follow-board.ts';
import type {
  WallboardAgent,
  WallboardDiff,
  WallboardFinding,
  WallboardSnapshot,
} from '../wallboard-message.ts';
import { type Naming, sees, type Viewer } from './viewer.ts';

/** The options of `boardEvents`. */
export interface BoardEventsOptions {
  readonly board: FollowedBoard;
  readonly viewer: Viewer;
  readonly naming: Naming;
  /** The only teams that the page asks for; `null` for all that the viewer may see. */
  readonly teams: ReadonlySet<string> | null;
  /** The time of the fleet, ms since the epoch. */
  readonly now: () => number;
  readonly speed: number;
}

/** The events of one viewer. */
export interface BoardEvents {
  readonly snapshot: () => WallboardSnapshot;
  /** Everything that changed after a beat. */
  readonly since: (beat: number) => WallboardDiff;
}

/** Makes the events that one viewer receives. What the viewer may not see is not in them. */
export const boardEvents = ({
  board,
  viewer,
  naming,
  teams,
  now,
  speed,
}: BoardEventsOptions): BoardEvents => {
  const isShown = (team: string | null): boolean =>
    sees(viewer, team) && (teams === null || (team !== null && teams.has(team)));

  const agentOf = ({ agent: { workNo, ...agent }, partition }: FollowedAgent): WallboardAgent => ({
    id: naming.id(workNo),
    label: naming.label(workNo),
    partition,
    ...agent,
  });
  const findingOf = ({ finding, number }: FollowedFinding): WallboardFinding => {
    const { workNo, id, message, ...rest } = finding;
    return {
      ...rest,
      number,
      rule: id,
      agent: naming.id(workNo),
      label: naming.label(workNo),
      message: naming.text(message, workNo),
    };
  };
  const teamsOf = (): readonly string[] => {
    if (viewer.teams !== 'all') return [...viewer.teams].sort();
    const names = new Set<string>();
    for (const { agent } of board.agents()) if (agent.team !== null) names.add(agent.team);
    return [...names].sort();
  };
  const since = (beat: number): WallboardDiff => {
    const changed = [...board.agents()].filter((one) => one.beat > beat && isShown(one.agent.team));
    const found = board.findings().filter((one) => one.beat > beat && isShown(one.finding.team));
    return {
      now: now(),
      stalled: board.stalled(),
      isReachable: board.isReachable(),
      isComplete: board.isComplete(),
      teams: teamsOf(),
      agents: changed.map(agentOf),
      findings: found.map(findingOf),
    };
  };
  return {
    since,
    snapshot: () => ({ ...since(0), partitions: board.partitions, mayInspect: viewer.mayInspect, speed }),
  };
};
