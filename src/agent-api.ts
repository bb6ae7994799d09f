import type { Observable, ObservableInput, SchedulerLike } from 'rxjs';
import type { CallLeg } from '../machines/call-legs.ts';
import type { LinkState } from '../machines/link-state.ts';
import type { MachineObserver } from './agent/engine-type.ts';
import type { CallMoment } from './agent/once-per-call.ts';
import type { Situation } from './agent/situation.ts';
import type { StatusAnswer } from './agent/status-answer.ts';
import type { Step } from './agent/step.ts';
import type { Connection } from './doors/connection.ts';
import type { AgentState } from './protocol/agent-state.ts';
import type { Frame } from './protocol/frame.ts';
import type { Recorder, RecorderLimits } from './recording/recorder.ts';
import type { Finding } from './rules/finding.ts';
import type { Rule } from './rules/rule.ts';
import type { RuleAtWork } from './run/with-rules.ts';

/** The view of a page on an agent: the situation, and the link to the bar. */
export interface AgentView extends Situation {
  /** The link to the bar. */
  readonly link: LinkState;
}

/**
 * The place of a failure around the agent.
 *
 * - `handler`: a subscriber or once-per-call handler threw
 * - `resync`: the status query failed
 * - `source`: the source of frames failed
 */
export type ErrorPlace = 'handler' | 'resync' | 'source';

/** Something of the application or around it failed. The agent itself continues. */
export interface AgentError {
  /** The part that failed. */
  readonly where: ErrorPlace;
  /** The value that was thrown, or with which a promise was rejected. */
  readonly error: unknown;
  /** ms by the clock. */
  readonly at: number;
}

/** The parts and settings of an agent. */
export interface AgentOptions {
  /** The source of frames, usually `connectionBar`; any observable of frames is accepted. */
  readonly source: Observable<Frame> & Partial<Pick<Connection, 'link$' | 'callOut'>>;
  /** Only events of this agent are applied. When left out, the first agent that an event of the lifecycle names is followed. */
  readonly workNo?: string;
  /**
   * The most by which the clocks of the gateway's nodes may differ, ms: an older event that the state expects is
   * applied when it is older by no more than this. 5000 when left out.
   */
  readonly clockTolerance?: number;
  /** The clock of the agent, an RxJS scheduler; the clock of the page when left out. */
  readonly clock?: SchedulerLike;
  /**
   * Asks the platform for the agent's state, at the start and after each interruption. The state of the
   * answer is `assumed` until the next event; an answer that events have overtaken is not applied.
   */
  readonly resync?: () => ObservableInput<StatusAnswer>;
  /** The limits of the flight recorder, which holds the newest frames. */
  readonly recorder?: RecorderLimits;
  /** Business rules, in addition to those that every agent has; a rule with the id of one of those replaces it. */
  readonly rules?: readonly Rule[];
}

/**
 * One agent, live. Every observable gives its present value to late subscribers, shares one run of the
 * model, emits only when something changed, and completes on `close()`.
 */
export interface Agent {
  /** The state: `unknown`, `signedOut`, `idle`, `busy`, `rest`, `wrapUp`, `ringing` or `talking`. */
  readonly state$: Observable<AgentState>;
  /** The state with everything that belongs to it, and the link to the bar. */
  readonly view$: Observable<AgentView>;
  /** The leg that matters most now, or `null`. */
  readonly call$: Observable<CallLeg | null>;
  /** The legs of the present or last contact, ended ones included. */
  readonly calls$: Observable<readonly CallLeg[]>;
  /** The link to the bar, such as `live` or `lost`. */
  readonly link$: Observable<LinkState>;
  /** Every event with the situation before and after it, also events that changed nothing. */
  readonly steps$: Observable<Step>;
  /** Everything that should not have happened or should be noticed, with every level. */
  readonly findings$: Observable<Finding>;
  /**
   * The findings of level `warning` and `error`. Those about transitions that the lifecycle does not allow have
   * the id `unexpected-transition`.
   */
  readonly warnings$: Observable<Finding>;
  /** The failures around the agent: a handler, the `resync` function or the source. The agent continues. */
  readonly errors$: Observable<AgentError>;
  /**
   * The time in the present state, ms, from its entry; `null` while unknown. It is right at once after a hidden tab wakes.
   *
   * @param every the time between two values, ms, from 1 to about 24 days.
   * @throws `CcbarError` `bad-option`.
   */
  readonly elapsed$: (every: number) => Observable<number | null>;
  /** The newest frames; `recordingText` and `downloadRecording` write them down. */
  readonly recorder: Recorder;
  /** Returns the present view, without subscribing. */
  readonly view: () => AgentView;
  /**
   * Calls `handler` once for each call id, when the call reaches `moment`. Calls that have already reached it count too.
   *
   * @returns how to stop.
   */
  readonly oncePerCall: (moment: CallMoment, handler: (call: CallLeg) => void) => () => void;
  /**
   * Lets an observer see every move of the machine as XState reports it, raw and with personal data; for
   * inspectors. What it throws is reported on `errors$` and never reaches the machine. Give its parameter the type
   * `InspectionEvent` of XState to read more than the event's `type`.
   *
   * @returns how to stop.
   */
  readonly inspect: (observer: MachineObserver) => () => void;
  /** Asks the `resync` function again. Does nothing when there is none. */
  readonly resync: () => void;
  /**
   * Replaces the rules that were given before. A rule with the same id and parameters gets the memory of the one
   * that it replaces; other rules begin with the present state of the agent.
   */
  readonly setRules: (rules: readonly Rule[]) => void;
  /** Returns the present rules, including those that every agent has. */
  readonly rules: () => readonly RuleAtWork[];
  /**
   * Returns the present moment on the platform's timeline, ms: `agent.now() - view.since` is the time in the
   * present state, also on a page whose clock is wrong.
   */
  readonly now: () => number;
  /** Ends everything, once: source, machine, timers and all observables. */
  readonly close: () => void;
}

/** The observables by which an agent is followed, in its own page and in the other tabs of the site. */
export type AgentObservables = Pick<
  Agent,
  'state$' | 'view$' | 'call$' | 'calls$' | 'link$' | 'findings$' | 'warnings$'
>;
