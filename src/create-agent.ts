import {
  asyncScheduler,
  distinctUntilChanged,
  from,
  map,
  type Observable,
  of,
  ReplaySubject,
  Subscription,
  take,
} from 'rxjs';
import type { LinkState } from '../machines/link.machine.ts';
import { elapsed } from './agent/elapsed.ts';
import { liveEngine } from './agent/engine.ts';
import { advance, firstModel } from './agent/model.ts';
import { pickOnce } from './agent/once-per-call.ts';
import { publish } from './agent/publish.ts';
import type { Situation } from './agent/situation.ts';
import type { Step } from './agent/step.ts';
import { toPlatform } from './agent/timeline.ts';
import type { Agent, AgentError, AgentOptions, AgentView, ErrorPlace } from './agent-api.ts';
import { onWake } from './doors/on-wake.ts';
import { CcbarError } from './errors.ts';
import type { Frame } from './protocol/frame.ts';
import { createRecorder } from './recording/recorder.ts';
import type { Finding } from './rules/finding.ts';
import { runRules } from './rules/run-rules.ts';
import { standingRules } from './rules/standing-rules.ts';
import { unexpectedTransition } from './rules/transition-rules.ts';

/** Timers overflow beyond this many ms, some 25 days. */
const longestWait = 0x7fffffff;

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
 *   source: connectionBar({ iframe: 'ccbarclient', origin: 'https://aicc.example.com' }),
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
  const live = liveEngine();
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
      const advanced = advance(model, frame, live.engine);
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
    view: () => view,
    oncePerCall: (moment, handler) => {
      const pick = pickOnce(moment);
      const subscription = views.subscribe(({ calls }) => {
        // As with other subscribers: what one throws is told, and stops nobody.
        for (const call of pick(calls)) face(of(call)).subscribe(handler);
      });
      return () => subscription.unsubscribe();
    },
    inspect: (observer) =>
      // XState lets an observer's exception undo the transition it looked at.
      live.inspect((event) => {
        try {
          observer(event);
        } catch (error) {
          report('handler', error);
        }
      }),
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
      live.stop();
      for (const subject of subjects) subject.complete();
    },
  };
};
