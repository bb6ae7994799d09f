import { longestSilence } from '../../measures/interval.ts';
import type {
  WallboardAgent,
  WallboardDiff,
  WallboardFinding,
  WallboardSnapshot,
} from '../wallboard-message.ts';

/** Everything that the page has received, as it is to be shown. */
export interface BoardView {
  /** By id, in the order of their labels. */
  readonly agents: ReadonlyMap<string, WallboardAgent>;
  /** The newest findings by their own time, newest first. */
  readonly findings: readonly WallboardFinding[];
  readonly teams: readonly string[];
  readonly partitions: number;
  readonly stalled: ReadonlySet<number>;
  readonly isReachable: boolean;
  readonly isComplete: boolean;
  readonly mayInspect: boolean;
  /** The time of the fleet when the newest message was sent, ms. */
  readonly sentAt: number;
  /** The time when it was received, ms of the page's monotonic clock. */
  readonly receivedAt: number;
  readonly speed: number;
}

/** The most findings that the page remembers. */
const mostFindings = 200;

const added = (
  newer: readonly WallboardFinding[],
  known: readonly WallboardFinding[],
): readonly WallboardFinding[] => {
  const numbers = new Set(known.map(({ number }) => number));
  const fresh = newer.filter(({ number }) => !numbers.has(number)).reverse();
  if (fresh.length === 0) return known;
  return [...fresh, ...known].sort((a, b) => b.at - a.at).slice(0, mostFindings);
};

const byLabel = new Intl.Collator('en', { numeric: true }).compare;

/** The agents by id, in the order of their labels. */
const inOrder = (agents: Iterable<WallboardAgent>): ReadonlyMap<string, WallboardAgent> =>
  new Map([...agents].sort((a, b) => byLabel(a.label, b.label)).map((agent) => [agent.id, agent] as const));

const common = ({ now, stalled, isReachable, isComplete, teams }: WallboardDiff, receivedAt: number) => ({
  sentAt: now,
  receivedAt,
  stalled: new Set(stalled),
  isReachable,
  isComplete,
  teams,
});

/** Returns what is shown after a snapshot: nothing of what was shown before. */
export const fromSnapshot = (snapshot: WallboardSnapshot, receivedAt: number): BoardView => ({
  ...common(snapshot, receivedAt),
  agents: inOrder(snapshot.agents),
  findings: added(snapshot.findings, []),
  mayInspect: snapshot.mayInspect,
  speed: snapshot.speed,
  partitions: snapshot.partitions,
});

/** Returns what is shown after a diff. */
export const withDiff = (view: BoardView, diff: WallboardDiff, receivedAt: number): BoardView => {
  const agents = new Map(view.agents);
  for (const agent of diff.agents) agents.set(agent.id, agent);
  return {
    ...view,
    ...common(diff, receivedAt),
    agents: agents.size === view.agents.size ? agents : inOrder(agents.values()),
    findings: added(diff.findings, view.findings),
  };
};

/** Returns the time of the fleet, ms since the epoch. */
export const fleetTime = ({ sentAt, receivedAt, speed }: BoardView, monotonic: number): number =>
  sentAt + (monotonic - receivedAt) * speed;

/**
 * Returns whether the state of an agent is in doubt: events may have been lost, nothing is known, no worker
 * reads its partition, or no event came for longer than is plausible.
 */
export const isDoubtful = (agent: WallboardAgent, { stalled }: BoardView, now: number): boolean =>
  agent.certainty === 'stale' ||
  agent.certainty === 'unknown' ||
  stalled.has(agent.partition) ||
  (agent.state !== 'signedOut' && now - agent.asOf > longestSilence);
