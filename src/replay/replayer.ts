import { append } from '../agent/append.ts';
import { compiledEngine } from '../agent/compiled-engine.ts';
import type { Engine } from '../agent/engine-type.ts';
import type { Frame } from '../protocol/frame.ts';
import { isFrame } from '../protocol/is-frame.ts';
import { createLineParser, type ParsedLine } from '../recording/parse-recording.ts';
import type { Rule } from '../rules/rule.ts';
import { startRun } from '../run/run.ts';
import { dueAt, endRun, pass, take } from '../run/take.ts';
import type { Turn } from '../run/turn.ts';
import { type Agents, manyAgents, oneAgent, type ReplayedAgent } from './agents.ts';
import { createQuietAgents } from './quiet-agents.ts';
import { replaySetup } from './replay-setup.ts';
import type { LineNote, Replayed } from './replayed.ts';

/** The settings for replaying a recording line by line. */
export interface ReplayerOptions {
  /** Business rules, besides those that every agent runs with. */
  readonly rules?: readonly Rule[];
  /** The most by which the clocks of the gateway's nodes may differ, ms; 5000 when left out. */
  readonly clockTolerance?: number | undefined;
  /** Only this agent's events are applied, as with `createAgent`. */
  readonly workNo?: string;
  /** The time of the recording's clock, ms, after which nothing more is taken. */
  readonly until?: number;
  /** The number of runs in other recordings, so that each has a number of its own; 0 when left out. */
  readonly runsBefore?: number;
  /** Makes the engine of each run, given its number; the compiled one when left out. */
  readonly engineOf?: (run: number) => Engine;
  /** The number of agents of a recording whose runs are not packed; 5000 when left out. */
  readonly awake?: number;
}

/** The result of one line: nothing, a turn for each agent it is about, or a note. */
export interface TakenLine {
  readonly replayed: readonly Replayed[];
  readonly note: LineNote | null;
}

/** Replays line by line or frame by frame, for whoever reads them. */
export interface Replayer {
  /** Reads the next line, or takes a frame as it is. Nothing happens to the agents yet. */
  readonly read: (next: Frame | string) => ParsedLine;
  /** Takes what was read. */
  readonly take: (next: ParsedLine) => TakenLine;
  /** Lets time pass without a frame up to a time of the recording's clock, ms. */
  readonly passTo: (at: number) => readonly Replayed[];
  /**
   * Returns the time at which something falls due next by the recording's clock, ms; `Infinity` when nothing does.
   */
  readonly due: () => number;
  /** The recording is over: what was due by then, and the open intervals, cut off. */
  readonly end: () => Iterable<Replayed>;
  /** The time after which nothing is taken, ms; `Infinity` without such a limit. */
  readonly until: number;
  /** Everything up to `until` was read. */
  readonly isOver: () => boolean;
  /** The time at which the recording ends, as far as it was read, ms by its clock. */
  readonly endsAt: () => number;
  /** Returns the number of runs up to now. */
  readonly runCount: () => number;
  /** The time zone the recording names. */
  readonly timeZone: () => string | undefined;
}

/** A recording that was written longer after its last frame says nothing about the time between, ms. */
const longestSilence = 24 * 3_600_000;

const nothing: TakenLine = { replayed: [], note: null };

/**
 * Starts a replay. Frames are those of one agent. Of lines the header states whether they are of one agent;
 * without such a header agents are distinguished by `workNo`.
 */
export const createReplayer = ({
  rules = [],
  clockTolerance,
  workNo,
  until = Number.POSITIVE_INFINITY,
  runsBefore = 0,
  engineOf = () => compiledEngine,
  awake = 5000,
}: ReplayerOptions = {}): Replayer => {
  const parse = createLineParser();
  let agents: Agents | null = null;
  let runCount = runsBefore;
  let line = 0;
  let now = 0;
  let isOver = false;
  let isOnes = false;
  let timeZone: string | undefined;
  let writtenAt = 0;

  const setup = replaySetup({ rules, clockTolerance, workNo: workNo ?? null });
  const start =
    (configured: string | null = setup.workNo): (() => ReplayedAgent) =>
    () => {
      runCount += 1;
      const engine = engineOf(runCount);
      // Nearly always nothing is its own, and the setup is shared.
      const isShared = configured === setup.workNo && engine === setup.engine;
      const own = isShared ? setup : { ...setup, workNo: configured, engine };
      return { number: runCount, setup: own, run: startRun(own), round: -1 };
    };
  const all = (): readonly ReplayedAgent[] => agents?.all ?? [];
  const { runOf, wake } = createQuietAgents(all, awake);
  const replayedTurn = (agent: ReplayedAgent, turn: Turn): Replayed => {
    const { frame, entries, happenings, findings, intervals, situation } = turn;
    return { line, run: agent.number, frame, entries, happenings, findings, intervals, situation };
  };
  /** The agents of whom a rule waits for time: of the others, a packed run need not be unpacked. */
  const waiting = () => all().filter(({ run }) => run.rules.due !== null);
  const passTo = (at: number) =>
    waiting().flatMap((agent) => {
      const { run, turn } = pass(runOf(agent), at, agent.setup);
      agent.run = run;
      const replayed = replayedTurn(agent, turn);
      return replayed.entries.length === 0 ? [] : [replayed];
    });
  /** Returns the end of the recording itself: nothing more arrived until the recorder was written to the file. */
  const lasts = () => {
    const silence = writtenAt - now;
    return silence > 0 && silence <= longestSilence ? writtenAt : now;
  };
  const endsAt = () => (until < Number.POSITIVE_INFINITY ? until : lasts());
  // One after the other, since there may be very many.
  function* end(at = endsAt()): Generator<Replayed, void, void> {
    for (const agent of all()) yield replayedTurn(agent, endRun(runOf(agent), at, agent.setup).turn);
    agents = null;
  }
  /** The turns that the frame which is being taken has made so far. */
  let replayed: Replayed[] | null = null;
  const takePart = (agent: ReplayedAgent, part: Frame): void => {
    const { run, turn } = take(wake(agent), part, agent.setup);
    agent.run = run;
    replayed = append(replayed, replayedTurn(agent, turn));
  };
  const takeFrame = (frame: Frame): TakenLine => {
    if (frame.at > until) isOver = true;
    if (isOver) return nothing;
    now = frame.at;
    agents ??= isOnes || workNo !== undefined ? oneAgent(start()) : manyAgents(start());
    replayed = null;
    agents.route(frame, takePart);
    return { replayed: replayed ?? [], note: null };
  };
  const noted = (message: string, isSkipped: boolean, replayed: readonly Replayed[] = []): TakenLine => ({
    replayed,
    note: { line, message: `Line ${line} ${message}.`, isSkipped },
  });

  return {
    read: (next) => {
      if (typeof next === 'string') return parse(next);
      isOnes = true;
      return isFrame(next) ? { kind: 'frame', frame: next } : { kind: 'damaged', why: 'is no frame' };
    },
    take: (next) => {
      line += 1;
      if (next.kind === 'blank') return nothing;
      if (next.kind === 'damaged') return noted(`${next.why}; skipped`, true);
      if (next.kind === 'frame') return takeFrame(next.frame);
      // A new recording begins: the agents of the one before are over.
      const ends = [...end(Math.min(until, lasts()))];
      const { header, note: remark } = next;
      timeZone = header.timeZone ?? timeZone;
      now = 0;
      writtenAt = header.agents === 1 ? Date.parse(header.recordedAt ?? '') || 0 : 0;
      if (header.agents === 1) agents = oneAgent(start(workNo ?? header.workNo ?? null));
      return remark === null ? { replayed: ends, note: null } : noted(remark, false, ends);
    },
    passTo,
    until,
    due: () =>
      waiting().reduce((first, agent) => Math.min(first, dueAt(runOf(agent))), Number.POSITIVE_INFINITY),
    end: () => end(),
    isOver: () => isOver,
    endsAt,
    runCount: () => runCount,
    timeZone: () => timeZone,
  };
};
