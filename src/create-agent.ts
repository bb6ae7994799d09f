import {
  asyncScheduler,
  distinctUntilChanged,
  map,
  type Observable,
  of,
  ReplaySubject,
  Subject,
  Subscription,
} from 'rxjs';
import type { LinkState } from '../machines/link.machine.ts';
import { elapsed } from './agent/elapsed.ts';
import { liveEngine } from './agent/engine.ts';
import { freezeSituation, freezeStep } from './agent/freeze.ts';
import { pickOnce } from './agent/once-per-call.ts';
import { publish, runHandler } from './agent/publish.ts';
import { createStatusQuery } from './agent/status-query.ts';
import type { Step } from './agent/step.ts';
import type { Agent, AgentError, AgentOptions, AgentView, ErrorPlace } from './agent-api.ts';
import { createAlarm } from './alarm.ts';
import { stampOf } from './doors/monotonic.ts';
import { onWake } from './doors/on-wake.ts';
import { CcbarError } from './errors.ts';
import { createInOrder } from './in-order.ts';
import type { Frame } from './protocol/frame.ts';
import { createRecorder } from './recording/recorder.ts';
import { addInternals } from './requests/agent-internals.ts';
import type { Finding } from './rules/finding.ts';
import { runSetup, startRun } from './run/run.ts';
import { pass, platformTime, type Taken, take } from './run/take.ts';
import type { Turn, TurnEntry } from './run/turn.ts';
import { rulesAtWork, withFailure, withRules } from './run/with-rules.ts';

/**
 * Makes a live agent of a source of frames: it folds each frame into a run, and publishes the turns as
 * observables of views, steps and findings.
 *
 * @throws {@link CcbarError} `bad-option` when the source is not an observable.
 *
 * @example
 * ```ts
 * import { connectionBar, createAgent } from 'ccbar-agent';
 *
 * const agent = createAgent({
 *   source: connectionBar({ iframe: 'ccbarclient', origin: 'https://aicc.example.com' }),
 * });
 * agent.state$.subscribe((state) => console.log(state));
 * agent.warnings$.subscribe(({ message }) => console.warn(message));
 * agent.oncePerCall('ringing', (call) => console.log('pop up', call.caller));
 * ```
 */
export const createAgent = (options: AgentOptions): Agent => {
  const { source, workNo = null, clock = asyncScheduler, resync, recorder: limits, rules } = options ?? {};
  if (typeof source?.subscribe !== 'function') {
    throw new CcbarError('bad-option', 'createAgent needs a source: an observable of frames.');
  }
  const live = liveEngine();
  let setup = runSetup({ workNo, engine: live.engine, ...(rules && { rules }) });
  let run = startRun(setup);
  const recorder = createRecorder(workNo, limits);

  const views = new ReplaySubject<AgentView>(1);
  const entries = new Subject<TurnEntry>();
  const steps = new ReplaySubject<Step>(1);
  const findings = new ReplaySubject<Finding>(1);
  const warnings = new ReplaySubject<Finding>(1);
  const errors = new ReplaySubject<AgentError>(1);
  const subjects = [views, entries, steps, findings, warnings, errors];
  const life = new Subscription();

  const report = (where: ErrorPlace, error: unknown) => errors.next({ where, error, at: clock.now() });
  const guarded = <T>(inner: Observable<T>) => publish(inner, (error) => report('handler', error));
  const part = <T>(pick: (view: AgentView) => T) => guarded(views.pipe(map(pick), distinctUntilChanged()));

  let view: AgentView = freezeSituation({ ...run.model.situation, link: 'waiting' });
  /** What a handler causes waits until every handler has what caused it. */
  const inOrder = createInOrder();
  const act = (next: () => void) => inOrder(() => life.closed || next());

  /** How far the clock of the door is ahead of ours: nothing, unless the frames were made elsewhere. */
  let lead = 0;
  const doorNow = () => {
    const stamp = stampOf(clock);
    return { ...stamp, at: stamp.at + lead };
  };
  const now = () => platformTime(run, doorNow());

  const emit = ({ entries: all }: Turn) => {
    for (const entry of all) {
      const { happening, findings: found } = entry;
      const step = happening?.kind === 'step' ? freezeStep(happening) : null;
      if (step !== null && step.after !== step.before)
        view = freezeSituation({ ...step.after, link: view.link });
      entries.next(entry);
      if (step !== null && step.after !== step.before) views.next(view);
      if (step !== null) steps.next(step);
      for (const finding of found) {
        findings.next(finding);
        if (finding.level !== 'info') warnings.next(finding);
      }
    }
  };
  const folds: (() => Taken)[] = [];
  let isFolding = false;
  /** Folds at once, also in a handler; what a rule or an inspector causes meanwhile is folded after it. */
  const fold = (change: () => Taken) => {
    folds.push(change);
    if (isFolding) return;
    isFolding = true;
    const turns: Turn[] = [];
    try {
      for (let next = folds.shift(); next !== undefined; next = folds.shift()) {
        const taken = next();
        run = taken.run;
        turns.push(taken.turn);
      }
    } finally {
      isFolding = false;
    }
    for (const turn of turns) act(() => emit(turn));
  };

  const alarm = createAlarm(clock);
  const setAlarm = () =>
    life.closed || alarm.set((run.rules.due ?? Number.POSITIVE_INFINITY) - now(), passNow);
  /** Lets time pass up to the present, as timers do and as a page does that has slept. */
  const passNow = () => {
    fold(() => pass(run, doorNow(), setup));
    setAlarm();
  };
  const takeFrame = (given: Frame) => {
    lead = given.at - clock.now();
    // A frame that was made here and now is measured by the clock that nobody sets, whatever made it.
    const frame = Math.abs(lead) < 1000 ? { ...stampOf(clock), ...given } : given;
    recorder.record(frame);
    fold(() => take(run, frame, setup));
    setAlarm();
    if (frame.kind === 'interrupted') act(query.ask);
  };
  const takeLink = (link: LinkState) =>
    act(() => {
      if (link === view.link) return;
      view = freezeSituation({ ...view, link });
      views.next(view);
    });

  const query = createStatusQuery(resync, {
    now: () => doorNow().at,
    answered: (data, askedAt) => takeFrame({ kind: 'restored', data, askedAt, ...doorNow(), door: 'resync' }),
    failed: (error) => report('resync', error),
  });

  views.next(view);
  life.add(onWake(passNow));
  life.add(alarm.clear);
  life.add(query.stop);
  const { link$ } = source;
  // A source without a link of its own is live when it emits.
  const takeOwnLink = link$ === undefined ? takeLink : () => {};
  life.add(link$?.subscribe({ next: takeLink, error: () => {} }));
  query.ask();
  life.add(
    source.subscribe({
      next: (frame) => {
        takeOwnLink('live');
        takeFrame(frame);
      },
      error: (error: unknown) => {
        report('source', error);
        takeOwnLink('lost');
        takeFrame({ kind: 'interrupted', cause: 'gone', ...doorNow(), door: 'resync' });
      },
    }),
  );

  const agent: Agent = {
    state$: part(({ state }) => state),
    view$: guarded(views),
    call$: part(({ call }) => call),
    calls$: part(({ calls }) => calls),
    link$: part(({ link }) => link),
    steps$: guarded(steps),
    findings$: guarded(findings),
    warnings$: guarded(warnings),
    errors$: errors.asObservable(),
    elapsed$: (every) => guarded(elapsed(every, { situation$: views, clock, now, onWake })),
    recorder,
    view: () => view,
    oncePerCall: (moment, handler) => {
      const pick = pickOnce(moment);
      const subscription = views.subscribe(({ calls }) => {
        // As with other subscribers: what one throws is reported, and stops nobody.
        for (const call of pick(calls)) guarded(of(call)).subscribe(handler);
      });
      return () => subscription.unsubscribe();
    },
    // XState lets an observer's exception undo the transition it looked at.
    inspect: (observer) =>
      live.inspect((event) => runHandler(observer, event, (error) => report('handler', error))),
    resync: () => {
      if (!life.closed) query.ask();
    },
    setRules: (given) => {
      fold(() => {
        const passed = pass(run, doorNow(), setup);
        const changed = withRules(passed.run, given, setup);
        setup = changed.setup;
        return { run: changed.run, turn: passed.turn };
      });
      passNow();
    },
    rules: () => rulesAtWork(run, setup),
    now,
    close: () => {
      life.unsubscribe();
      live.stop();
      for (const subject of subjects) subject.complete();
    },
  };
  const ruleFailed = (id: string, error: unknown) => fold(() => withFailure(run, id, error, doorNow()));
  return addInternals(agent, { source, clock, entries$: entries, ruleFailed });
};
