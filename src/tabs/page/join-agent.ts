import {
  asyncScheduler,
  BehaviorSubject,
  distinctUntilChanged,
  filter,
  firstValueFrom,
  map,
  merge,
  type Observable,
  of,
  ReplaySubject,
  Subject,
  startWith,
  switchMap,
} from 'rxjs';
import { elapsed } from '../../agent/elapsed.ts';
import type { AgentView } from '../../agent-api.ts';
import { onWake } from '../../doors/on-wake.ts';
import type { PendingRequest, RequestResult } from '../../requests/pending-request.ts';
import type { Permission } from '../../requests/reason.ts';
import type { Finding } from '../../rules/finding.ts';
import type { SharedAgent, SharedStep, TabsOptions } from '../shared-agent.ts';
import { type TabMessage, tabMessage, usualName } from '../tab-message.ts';
import { unknownView } from '../watched-agent.ts';
import { whenNobodyLeads } from './leadership.ts';
import { oncePerCallOf } from './once-per-call.ts';
import { watchLeader } from './watch-leader.ts';

/** Another tab may take over within this time, ms, before what is known becomes stale. */
const grace = 400;

const nobodyThere: Permission = {
  ok: false,
  reasons: [
    {
      kind: 'link',
      message: 'No tab with a connection bar answers.',
      expected: 'a tab with the bar',
      received: 'no answer',
    },
  ],
};

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The agent that another tab of the site shares by `shareAgent`, in a tab without a bar. Before such a tab is
 * there everything
 * is unknown, and when none is left it is stale.
 *
 * @throws {@link CcbarError} `bad-option` in a page that is not secure.
 *
 * @example
 * ```ts
 * import { joinAgent } from 'ccbar-agent/tabs';
 *
 * const agent = joinAgent();
 * agent.view$.subscribe(({ state, certainty }) => console.log(state, certainty));
 * ```
 */
export const joinAgent = ({ channel: name = usualName }: TabsOptions = {}): SharedAgent => {
  const channel = new BroadcastChannel(name);
  const tab = crypto.randomUUID();
  const views = new BehaviorSubject<AgentView>(unknownView);
  const steps = new ReplaySubject<SharedStep>(1);
  const findings = new ReplaySubject<Finding>(1);
  const received = new Subject<void>();
  const gone = new Subject<void>();
  const answers = new Subject<Extract<TabMessage, { readonly ccbarTabs: 'answer' }>>();
  let epoch = 0;
  let isThere = false;
  let ahead = 0;
  let questions = 0;
  let newestStep = Number.NEGATIVE_INFINITY;
  let stopWaiting = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;

  const post = (message: TabMessage) => channel.postMessage(message);
  const lost = () => {
    if (!isThere) return;
    isThere = false;
    gone.next();
    const { certainty } = views.value;
    views.next({ ...views.value, link: 'lost', certainty: certainty === 'unknown' ? certainty : 'stale' });
  };
  const follow = (message: Extract<TabMessage, { readonly ccbarTabs: 'lead' }>) => {
    clearTimeout(timer);
    if (message.epoch > epoch || !isThere) {
      if (message.epoch > epoch && isThere) gone.next();
      epoch = message.epoch;
      isThere = true;
      stopWaiting();
      stopWaiting = whenNobodyLeads(name, () => {
        timer = setTimeout(lost, grace);
      });
    }
    ahead = message.now - Date.now();
    if (!isSame(message.view, views.value)) views.next(message.view);
    received.next();
  };
  const takeStep = ({ step, missed }: Extract<TabMessage, { readonly ccbarTabs: 'step' }>) => {
    // The leader before may have posted it as well.
    if (missed && step.at <= newestStep) return;
    newestStep = Math.max(newestStep, step.at);
    steps.next(step);
  };
  const take = (message: TabMessage) => {
    if ('epoch' in message && message.epoch < epoch) return;
    if (message.ccbarTabs === 'lead') {
      watch.answered();
      follow(message);
    }
    if (message.ccbarTabs === 'step') takeStep(message);
    if (message.ccbarTabs === 'finding') findings.next(message.finding);
    if (message.ccbarTabs === 'answer' && message.tab === tab) answers.next(message);
  };
  channel.addEventListener('message', ({ data }) => {
    const message = tabMessage(data);
    if (message !== null) take(message);
  });
  const watch = watchLeader(
    () => post({ ccbarTabs: 'ask' }),
    () => {
      if (isThere) post({ ccbarTabs: 'silent', epoch });
      lost();
    },
  );
  // Asked early, so that a page without locks learns it at once.
  stopWaiting = whenNobodyLeads(name, () => {});
  post({ ccbarTabs: 'ask' });

  const ask = <Value>(
    ccbarTabs: 'can' | 'request',
    command: unknown,
    parameters: unknown,
    instead: Value,
  ) => {
    if (!isThere) return of(instead);
    questions += 1;
    const id = questions;
    post({ ccbarTabs, tab, id, command, parameters } as TabMessage);
    return merge(
      answers.pipe(
        filter((answer) => answer.id === id),
        map(({ value }) => value as Value),
      ),
      gone.pipe(map(() => instead)),
    );
  };

  const part = <Value>(pick: (view: AgentView) => Value): Observable<Value> =>
    views.pipe(map(pick), distinctUntilChanged<Value>(isSame));
  const unanswered = (command: string, parameters: object, wasAsked: boolean) =>
    ({
      ...{ id: 0, command, parameters, rule: null, acceptedAt: null, waitsFor: null, retcode: null },
      status: wasAsked ? 'expired' : 'refused',
      requestedAt: Date.now() + ahead,
      endedAt: Date.now() + ahead,
      message: wasAsked
        ? 'The tab with the bar was gone before it answered; nobody knows whether the request was carried out.'
        : nobodyThere.reasons[0]?.message,
      reasons: wasAsked ? [] : nobodyThere.reasons,
    }) as PendingRequest as RequestResult<never>;

  return {
    state$: part(({ state }) => state),
    view$: views.asObservable(),
    call$: part(({ call }) => call),
    calls$: part(({ calls }) => calls),
    link$: part(({ link }) => link),
    steps$: steps.asObservable(),
    findings$: findings.asObservable(),
    warnings$: findings.pipe(filter(({ level }) => level !== 'info')),
    elapsed$: (every) =>
      elapsed(every, { situation$: views, clock: asyncScheduler, now: () => Date.now() + ahead, onWake }),
    view: () => views.value,
    isLeader$: of(false),
    can$: (command, parameters) =>
      merge(received, gone).pipe(
        startWith(undefined),
        switchMap(() => ask<Permission>('can', command, parameters, nobodyThere)),
        startWith(nobodyThere),
        distinctUntilChanged<Permission>(isSame),
      ),
    can: (command, parameters) => firstValueFrom(ask('can', command, parameters, nobodyThere)),
    request: async (command, ...[parameters]) => {
      const instead = unanswered(command, parameters ?? {}, isThere);
      const result = await firstValueFrom(ask('request', command, parameters, instead));
      // The answer comes without the parameters, which stay in the two tabs that have them.
      return { ...result, parameters: Object.assign({}, parameters, result.parameters) };
    },
    oncePerCall: oncePerCallOf(name, views),
    leave: () => {
      clearTimeout(timer);
      watch.stop();
      stopWaiting();
      gone.next();
      for (const subject of [views, steps, findings, received, gone, answers]) subject.complete();
      channel.close();
    },
  };
};
