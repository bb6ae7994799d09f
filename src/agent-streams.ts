import { defer, distinctUntilChanged, map, type Observable, ReplaySubject, Subject } from 'rxjs';
import type { LinkState } from '../machines/link-state.ts';
import { freezeSituation } from './agent/freeze.ts';
import { pickOnce } from './agent/once-per-call.ts';
import { publish } from './agent/publish.ts';
import type { Situation } from './agent/situation.ts';
import type { Step } from './agent/step.ts';
import type { Agent, AgentError, AgentObservables, AgentView, ErrorPlace } from './agent-api.ts';
import type { Finding } from './rules/finding.ts';
import type { Turn, TurnEntry } from './run/turn.ts';

/** The members of an agent that publish its turns. */
type Published = AgentObservables & Pick<Agent, 'steps$' | 'errors$' | 'oncePerCall'>;

/** The streams of one agent. */
export interface AgentStreams {
  readonly published: Published;
  /** Every view, for parts of the agent itself. */
  readonly views: Observable<AgentView>;
  /** Every entry of a turn, before it is published. */
  readonly entries: Observable<TurnEntry>;
  readonly view: () => AgentView;
  readonly publishTurn: (turn: Turn) => void;
  readonly publishLink: (link: LinkState) => void;
  readonly publishError: (where: ErrorPlace, error: unknown) => void;
  /** The same stream for handlers of the application: what one throws goes to `errors$`. */
  readonly guarded: <T>(inner: Observable<T>) => Observable<T>;
  readonly complete: () => void;
}

/** Makes the streams of an agent. Every one gives its present value to late subscribers. */
export const createAgentStreams = (first: Situation, now: () => number): AgentStreams => {
  const views = new ReplaySubject<AgentView>(1);
  const entries = new Subject<TurnEntry>();
  const steps = new ReplaySubject<Step>(1);
  const findings = new ReplaySubject<Finding>(1);
  const warnings = new ReplaySubject<Finding>(1);
  const errors = new ReplaySubject<AgentError>(1);

  const publishError = (where: ErrorPlace, error: unknown) => errors.next({ where, error, at: now() });
  const guarded = <T>(inner: Observable<T>) => publish(inner, (error) => publishError('handler', error));
  const part = <T>(pick: (view: AgentView) => T) => guarded(views.pipe(map(pick), distinctUntilChanged()));

  let view = freezeSituation<AgentView>({ ...first, link: 'waiting' });
  views.next(view);

  const publishEntry = (entry: TurnEntry) => {
    const { happening } = entry;
    const step = happening?.kind === 'step' ? happening : null;
    const isChange = step !== null && step.after !== step.before;
    if (isChange) view = freezeSituation({ ...step.after, link: view.link });
    entries.next(entry);
    if (isChange) views.next(view);
    if (step !== null) steps.next(step);
    for (const finding of entry.findings) {
      findings.next(finding);
      if (finding.level !== 'info') warnings.next(finding);
    }
  };

  return {
    views,
    entries,
    view: () => view,
    publishTurn: (turn) => turn.entries.forEach(publishEntry),
    publishLink: (link) => {
      if (link === view.link) return;
      view = freezeSituation({ ...view, link });
      views.next(view);
    },
    publishError,
    guarded,
    complete: () => {
      for (const subject of [views, entries, steps, findings, warnings, errors]) subject.complete();
    },
    published: {
      state$: part(({ state }) => state),
      view$: guarded(views),
      call$: part(({ call }) => call),
      calls$: part(({ calls }) => calls),
      link$: part(({ link }) => link),
      steps$: guarded(steps),
      findings$: guarded(findings),
      warnings$: guarded(warnings),
      errors$: errors.asObservable(),
      oncePerCall: (moment, handler) => {
        const pick = pickOnce(moment);
        const subscription = views.subscribe(({ calls }) => {
          // As with other subscribers: what one throws is reported, and stops nobody.
          for (const call of pick(calls)) guarded(defer(() => [call])).subscribe(handler);
        });
        return () => subscription.unsubscribe();
      },
    },
  };
};
