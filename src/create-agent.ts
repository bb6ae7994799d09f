import {
  asyncScheduler,
  distinctUntilChanged,
  from,
  map,
  type Observable,
  type ObservableInput,
  of,
  ReplaySubject,
  type SchedulerLike,
  Subscription,
  take,
} from 'rxjs';
import type { InspectionEvent } from 'xstate';
import type { CallLeg } from '../machines/call-legs.ts';
import type { LinkState } from '../machines/link.machine.ts';
import { elapsed } from './agent/elapsed.ts';
import { liveEngine } from './agent/engine.ts';
import { advance, firstModel } from './agent/model.ts';
import { type CallMoment, pickOnce } from './agent/once-per-call.ts';
import { publish } from './agent/publish.ts';
import type { Situation } from './agent/situation.ts';
import type { StatusAnswer } from './agent/status-answer.ts';
import type { Step } from './agent/step.ts';
import { toPlatform } from './agent/timeline.ts';
import { CcbarError } from './errors.ts';
import type { Connection } from './frames/connection.ts';
import { onWake } from './frames/on-wake.ts';
import { createRecorder, type Recorder, type RecorderLimits } from './frames/recorder.ts';
import type { AgentState } from './protocol/agent-state.ts';
import type { Frame } from './protocol/frame.ts';
import type { Finding } from './rules/finding.ts';
import type { Rule } from './rules/rule.ts';
import { type RuleRun, runRules } from './rules/run-rules.ts';
import { standingRules } from './rules/standing-rules.ts';
import { unexpectedTransition } from './rules/transition-rules.ts';

/** Timers overflow beyond this many ms, some 25 days. */
const longestWait = 0x7fffffff;

/** What a page shows of an agent: the situation, and whether the bar is heard at all. */
export interface AgentView extends Situation {
  readonly link: LinkState;
}

/**
 * What failed around the agent.
 *
 * - `handler`: a subscriber or once-per-call handler threw
 * - `resync`: the status query failed
 * - `source`: the source of frames failed
 */
export type ErrorPlace = 'handler' | 'resync' | 'source';

/** Something of the application or around it failed. The agent itself goes on. */
export interface AgentError {
  readonly where: ErrorPlace;
  readonly error: unknown;
  /** ms by the clock. */
  readonly at: number;
}

/** What an agent is made of. */
export interface AgentOptions {
  /** Frames, usually from `connectionBar`; any observable of frames will do. */
  readonly source: Observable<Frame> & Partial<Pick<Connection, 'link$' | 'callOut'>>;
  /** Only this agent's events are applied. When left out, the first agent seen. */
  readonly workNo?: string;
  /** The one clock, an RxJS scheduler. */
  readonly clock?: SchedulerLike;
  /**
   * Asks the platform for the agent's state, at the start and after each interruption. What it answers is
   * `assumed` until the next event; an answer that events have overtaken is not applied.
   */
  readonly resync?: () => ObservableInput<StatusAnswer>;
  /** How much the flight recorder keeps. */
  readonly recorder?: RecorderLimits;
  /** Business rules, besides those that every agent runs with; one with the id of such a rule takes its place. */
  readonly rules?: readonly Rule[];
}

/**
 * One agent, live. Every observable gives its present value to late subscribers, shares one run of the
 * model, speaks only when something changed, and completes on `close()`.
 */
export interface Agent {
  readonly state$: Observable<AgentState>;
  readonly view$: Observable<AgentView>;
  /** The leg that matters most now, or `null`. */
  readonly call$: Observable<CallLeg | null>;
  /** The legs of the present or last contact, ended ones included. */
  readonly calls$: Observable<readonly CallLeg[]>;
  readonly link$: Observable<LinkState>;
  readonly steps$: Observable<Step>;
  readonly findings$: Observable<Finding>;
  /** The findings about transitions that the lifecycle does not allow. */
  readonly warnings$: Observable<Finding>;
  readonly errors$: Observable<AgentError>;
  /**
   * The time in the present state, ms, from its entry; `null` while unknown. Right at once after a hidden tab wakes.
   *
   * @param every how often to tell, ms, from 1 to some 24 days.
   * @throws `CcbarError` `bad-option`.
   */
  readonly elapsed$: (every: number) => Observable<number | null>;
  /** What was heard, the newest of it; `recordingText` and `downloadRecording` write it down. */
  readonly recorder: Recorder;
  /** The present view, without subscribing. */
  readonly snapshot: () => AgentView;
  /**
   * Calls `handler` once for each call id, when the call reaches `moment`, calls that are already there included.
   *
   * @returns how to stop.
   */
  readonly oncePerCall: (moment: CallMoment, handler: (call: CallLeg) => void) => () => void;
  /**
   * Lets an observer see every move of the machine as XState tells it, raw and with personal data; for
   * inspectors. What it throws is told on `errors$` and never reaches the machine.
   *
   * @returns how to stop.
   */
  readonly inspect: (observer: (event: InspectionEvent) => void) => () => void;
  /** Asks the `resync` function again. Does nothing when there is none. */
  readonly resync: () => void;
  /**
   * Replaces the rules given before. A rule with the same id and parameters keeps its memory, others begin
   * with the agent as it stands.
   */
  readonly setRules: (rules: readonly Rule[]) => void;
  /** The rules as they are now, the standing ones included. */
  readonly rules: RuleRun['atWork'];
  /** Reports that a rule threw outside a run, as when it was asked about a request. */
  readonly ruleFailed: (id: string, error: unknown) => void;
  /** The present moment on the platform's timeline, ms. */
  readonly now: () => number;
  /** What it was made with. */
  readonly source: AgentOptions['source'];
  readonly clock: SchedulerLike;
  /** Ends everything, once: source, machine, timers and all observables. */
  readonly close: () => void;
}

/**
 * Brings an agent to life: door → decoder → machine → views, steps and findings.
 *
 * @throws {@link CcbarError} `bad-option` when the source is not an observable.
 *
 * @example
 * ```ts
 * import { connectionBar, createAgent } from 'ccbar-agent';
 *
 * const agent = createAgent({
 *   source: connectionBar({ frame: 'ccbarclient', origin: 'https://aicc.example.com' }),
 * });
 * agent.state$.subscribe((state) => console.log(state));
 * agent.warnings$.subscribe(({ message }) => console.warn(message));
 * agent.oncePerCall('ringing', (call) => console.log('pop up', call.caller));
 * ```
 */
export const createAgent = ({
  source,
  workNo,
  clock = asyncScheduler,
  resync,
  recorder: limits,
  rules = [],
}: AgentOptions): Agent => {
  if (typeof source?.subscribe !== 'function') {
    throw new CcbarError('bad-option', 'createAgent needs a source: an observable of frames.');
  }
  const { actor, engine } = liveEngine();
  const run = runRules([...standingRules, ...rules]);
  let model = firstModel(workNo ?? null);
  const recorder = createRecorder(workNo ?? null, limits);

  const views = new ReplaySubject<AgentView>(1);
  const steps = new ReplaySubject<Step>(1);
  const findings = new ReplaySubject<Finding>(1);
  const warnings = new ReplaySubject<Finding>(1);
  const errors = new ReplaySubject<AgentError>(1);
  const subjects = [views, steps, findings, warnings, errors];

  const report = (where: ErrorPlace, error: unknown) => errors.next({ where, error, at: clock.now() });
  const face = <T>(inner: Observable<T>) => publish(inner, (error) => report('handler', error));
  const part = <T>(pick: (view: AgentView) => T) => face(views.pipe(map(pick), distinctUntilChanged()));

  const life = new Subscription();
  let view: AgentView = { ...model.situation, link: 'waiting' };
  const show = (situation: Situation, link = view.link) => {
    view = { ...situation, link };
    views.next(view);
  };

  const tell = (found: readonly Finding[]) => {
    for (const finding of found) {
      findings.next(finding);
      if (finding.id === unexpectedTransition.id) warnings.next(finding);
    }
  };
  /** How far the door's clock is ahead of ours: nothing, unless the frames were made elsewhere. */
  let lead = 0;
  const doorNow = () => clock.now() + lead;
  const now = (at = doorNow()) => toPlatform(model.timeline, at);
  let alarm = Subscription.EMPTY;
  /** Tells what has fallen due, and comes back when the next thing does. */
  const checkTime = (at?: number) => {
    tell(run.until(now(at)));
    alarm.unsubscribe();
    const wait = run.due() - now(at);
    if (wait < Number.POSITIVE_INFINITY) {
      alarm = clock.schedule(() => checkTime(), Math.min(wait, longestWait));
      life.add(alarm);
    }
  };

  const waiting: (() => void)[] = [];
  let isTaking = false;
  /** One thing after the other: what a handler causes waits until everyone was told what caused it. */
  const inTurn = (act: () => void) => {
    waiting.push(act);
    if (isTaking) return;
    isTaking = true;
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        if (!life.closed) next();
      }
    } finally {
      isTaking = false;
    }
  };
  const takeFrame = (frame: Frame) => {
    lead = frame.at - clock.now();
    inTurn(() => {
      // The page may have slept over what fell due before this frame arrived.
      checkTime(frame.at);
      recorder.record(frame);
      const advanced = advance(model, frame, engine);
      model = advanced.model;
      for (const happening of advanced.happenings) {
        if (happening.kind === 'step') {
          if (happening.after !== happening.before) show(happening.after);
          steps.next(happening);
        }
        tell(run.judge(happening));
      }
      checkTime(frame.at);
      if (frame.kind === 'interrupted') ask();
    });
  };
  const takeLink = (state: LinkState) =>
    inTurn(() => {
      if (state !== view.link) show(model.situation, state);
    });

  life.add(onWake(() => checkTime()));
  let asking = Subscription.EMPTY;
  const ask = () => {
    if (resync === undefined || life.closed) return;
    const askedAt = doorNow();
    const failed = (error: unknown) => report('resync', error);
    // What the question before may still answer is older than what this one will.
    asking.unsubscribe();
    try {
      asking = from(resync())
        .pipe(take(1))
        .subscribe({
          next: (data) => takeFrame({ kind: 'restored', data, askedAt, at: doorNow(), door: 'resync' }),
          error: failed,
        });
      life.add(asking);
    } catch (error) {
      failed(error);
    }
  };

  show(model.situation);
  const { link$ } = source;
  // Without a link of its own, a source is heard when it speaks.
  const takeOwnLink = link$ === undefined ? takeLink : () => {};
  life.add(link$?.subscribe({ next: takeLink, error: () => {} }));
  ask();
  life.add(
    source.subscribe({
      next: (frame) => {
        takeOwnLink('live');
        takeFrame(frame);
      },
      error: (error: unknown) => {
        report('source', error);
        takeOwnLink('lost');
        takeFrame({ kind: 'interrupted', cause: 'gone', at: doorNow(), door: 'resync' });
      },
    }),
  );

  return {
    state$: part(({ state }) => state),
    view$: face(views),
    call$: part(({ call }) => call),
    calls$: part(({ calls }) => calls),
    link$: part((shown) => shown.link),
    steps$: face(steps),
    findings$: face(findings),
    warnings$: face(warnings),
    errors$: errors.asObservable(),
    elapsed$: (every) => {
      if (!(every >= 1 && every <= longestWait)) {
        throw new CcbarError(
          'bad-option',
          `elapsed$ needs a period from 1 to ${longestWait} ms, received ${every}.`,
        );
      }
      return face(elapsed(every, { situation$: views, clock, now, onWake }));
    },
    recorder,
    snapshot: () => view,
    oncePerCall: (moment, handler) => {
      const pick = pickOnce(moment);
      const subscription = views.subscribe(({ calls }) => {
        // As with other subscribers: what one throws is told, and stops nobody.
        for (const call of pick(calls)) face(of(call)).subscribe(handler);
      });
      return () => subscription.unsubscribe();
    },
    inspect: (observer) => {
      // XState lets an observer's exception undo the transition it looked at.
      const { unsubscribe } = actor.system.inspect((event) => {
        try {
          observer(event);
        } catch (error) {
          report('handler', error);
        }
      });
      return unsubscribe;
    },
    resync: ask,
    setRules: (given) => {
      checkTime();
      run.setRules([...standingRules, ...given]);
      checkTime();
    },
    rules: run.atWork,
    ruleFailed: (id, error) => tell(run.failed(id, error)),
    now: () => now(),
    source,
    clock,
    close: () => {
      life.unsubscribe();
      actor.stop();
      for (const subject of subjects) subject.complete();
    },
  };
};
