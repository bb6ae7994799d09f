import { BehaviorSubject, map, type Observable, of, Subscription } from 'rxjs';
import type { Agent, AgentObservables } from '../../agent-api.ts';
import { CcbarError } from '../../errors.ts';
import type { RequestResult } from '../../requests/pending-request.ts';
import type { Permission } from '../../requests/reason.ts';
import type { Requests } from '../../requests/with-requests.ts';
import type { Command } from '../../rules/intent.ts';
import { outgoing } from '../outgoing.ts';
import type { SharedAgent, SharedStep, ShareOptions } from '../shared-agent.ts';
import { type TabMessage, type TabQuestion, tabMessage, usualName } from '../tab-message.ts';
import { campaign } from './leadership.ts';
import { oncePerCallOf } from './once-per-call.ts';
import { watchLeader } from './watch-leader.ts';

/** An agent that can be shared: what `createAgent` returns, with or without requests. */
export type Shareable = AgentObservables &
  Pick<Agent, 'steps$' | 'elapsed$' | 'view' | 'now'> &
  Partial<Pick<Requests, 'can' | 'can$' | 'request'>>;

interface Answering {
  readonly can?: (command: Command, parameters?: object) => Permission;
  readonly request?: (command: Command, parameters?: object) => Promise<RequestResult>;
}

/** Steps that a waiting tab remembers, for the case that the leader ends before it has passed them on. */
const mostRemembered = 200;

const unsupported: Permission = {
  ok: false,
  reasons: [
    {
      kind: 'unsupported',
      message: 'The agent of the tab with the bar has no requests.',
      expected: 'an agent with requests',
      received: 'an agent without',
    },
  ],
};

/**
 * Shows the agent of this tab in the other tabs of the site, which see it by `joinAgent`. When several tabs have a bar, one of
 * them leads and the others wait; the next one leads as soon as that tab is closed, crashes, freezes or hangs.
 *
 * Tabs meet over `BroadcastChannel` and Web Locks: nothing leaves the browser or the origin.
 *
 * @throws {@link CcbarError} `bad-option` in a page that is not secure.
 *
 * @example
 * ```ts
 * import { connectionBar, createAgent } from 'ccbar-agent';
 * import { joinAgent, shareAgent } from 'ccbar-agent/tabs';
 *
 * const hasBar = document.querySelector('iframe[name=ccbarclient]') !== null;
 * const source = connectionBar({ iframe: 'ccbarclient', origin: 'https://aicc.example.com' });
 * const agent = hasBar ? shareAgent(createAgent({ source })) : joinAgent();
 * agent.oncePerCall('ringing', (call) => console.log('open the record', call.id), { inOneTab: 'record' });
 * ```
 */
export const shareAgent = (
  agent: Shareable,
  { channel: name = usualName, personal = false }: ShareOptions = {},
): SharedAgent => {
  const out = outgoing(personal, name);
  const channel = new BroadcastChannel(name);
  const isLeader = new BehaviorSubject(false);
  const life = new Subscription();
  let epoch = 0;
  let passedOnUntil = Number.NEGATIVE_INFINITY;
  let remembered: readonly SharedStep[] = [];

  const post = (message: TabMessage) => channel.postMessage(message);
  const lead = () => post({ ccbarTabs: 'lead', epoch, view: out.situation(agent.view()), now: agent.now() });
  const passOn = (step: SharedStep, missed = false) => {
    passedOnUntil = Math.max(passedOnUntil, step.at);
    post({ ccbarTabs: 'step', epoch, step, missed });
  };

  const leadership = campaign(name, {
    onLead: () => {
      epoch = Math.max(Date.now(), epoch + 1);
      isLeader.next(true);
      lead();
      // These are the events since the last message of the former leader. A message on its way may have a step of these.
      const missed = remembered.filter(({ at }) => at > passedOnUntil);
      remembered = [];
      for (const step of missed) passOn(step, true);
    },
    onLost: () => isLeader.next(false),
  });
  const watch = watchLeader(
    () => {
      if (!isLeader.value) post({ ccbarTabs: 'ask' });
    },
    () => {
      if (!isLeader.value) leadership.takeOver();
    },
  );

  const answer = async ({ tab, id, command, parameters }: TabQuestion, kind: 'can' | 'request') => {
    // The tab that asked has checked which parameters belong to which command.
    const { can, request } = agent as Answering;
    if (kind === 'can') {
      const value = out.permission(can?.(command, parameters) ?? unsupported);
      post({ ccbarTabs: 'answer', tab, id, value });
      return;
    }
    const result = await request?.(command, parameters);
    if (result !== undefined)
      post({ ccbarTabs: 'answer', tab, id, value: out.result(result, parameters ?? {}) });
  };
  const take = (message: TabMessage) => {
    if ('epoch' in message && message.epoch > epoch) epoch = message.epoch;
    if (message.ccbarTabs === 'lead') watch.answered();
    if (message.ccbarTabs === 'step' && !isLeader.value) {
      passedOnUntil = Math.max(passedOnUntil, message.step.at);
      remembered = remembered.filter(({ at }) => at > passedOnUntil);
    }
    if (!isLeader.value) {
      if (message.ccbarTabs === 'silent' && message.epoch >= epoch) leadership.takeOver();
      return;
    }
    watch.answered();
    if (message.ccbarTabs === 'ask') lead();
    if (message.ccbarTabs === 'can' || message.ccbarTabs === 'request')
      void answer(message, message.ccbarTabs);
  };
  channel.addEventListener('message', ({ data }) => {
    const message = tabMessage(data);
    if (message !== null) take(message);
  });

  const leave = () => {
    life.unsubscribe();
    watch.stop();
    leadership.leave();
    isLeader.complete();
    // After what was posted just now.
    queueMicrotask(() => channel.close());
  };
  life.add(
    agent.view$.subscribe({
      next: () => {
        if (isLeader.value) lead();
      },
      complete: leave,
    }),
  );
  let isPast = true;
  life.add(
    agent.steps$.subscribe((step) => {
      // The newest step of before was passed on by whoever led then, or by nobody.
      if (isPast) return;
      const shared = out.step(step);
      if (isLeader.value) passOn(shared);
      else remembered = [...remembered, shared].slice(-mostRemembered);
    }),
  );
  life.add(
    agent.findings$.subscribe((finding) => {
      if (!isPast && isLeader.value) post({ ccbarTabs: 'finding', epoch, finding: out.finding(finding) });
    }),
  );
  isPast = false;

  const { can$, can, request } = agent;
  const noRequests = (): never => {
    throw new CcbarError('bad-option', 'The shared agent has no requests; make it with withRequests.');
  };
  return {
    ...sharedPart(agent),
    steps$: agent.steps$.pipe(map(out.step)),
    isLeader$: isLeader.asObservable(),
    can$: can$ ?? ((): Observable<Permission> => of(unsupported)),
    can: async (command, parameters) => can?.(command, parameters) ?? unsupported,
    request: request ?? noRequests,
    oncePerCall: oncePerCallOf(name, agent.view$, out.callId),
    leave,
  };
};

const sharedPart = ({
  state$,
  view$,
  call$,
  calls$,
  link$,
  findings$,
  warnings$,
  elapsed$,
  view,
}: Shareable) => ({
  ...{ state$, view$, call$, calls$, link$, findings$, warnings$, elapsed$, view },
});
