import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAgent } from '../../src/index.ts';
import { simulateBar } from '../../src/simulator/index.ts';
import { joinAgent, type SharedStep, shareAgent } from '../../src/tabs/index.ts';
import type { TabMessage } from '../../src/tabs/tab-message.ts';
import { unknownView } from '../../src/tabs/watched-agent.ts';
import { fakeChannels } from './fake-channels.ts';
import { fakeLocks } from './fake-locks.ts';

let posted: TabMessage[];
let arrive: (...messages: readonly TabMessage[]) => void;

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

beforeEach(() => {
  ({ posted, arrive } = fakeChannels<TabMessage>());
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => vi.unstubAllGlobals());

const step = (at: number, event = 'AgentState_Ready'): SharedStep => {
  const { talk: _talk, ...situation } = { ...unknownView, at };
  return { seq: 1, at, event, outcome: 'transition', before: situation, after: situation } as never;
};
const lead = (epoch: number): TabMessage => ({ ccbarTabs: 'lead', epoch, view: unknownView, now: 0 });

describe('steps while another tab takes the lead over', () => {
  it('arrive once, also when both leaders posted them', () => {
    vi.stubGlobal('navigator', { locks: fakeLocks().tab().locks });
    const joined = joinAgent();
    const times: number[] = [];
    joined.steps$.subscribe(({ at }) => times.push(at));
    arrive(lead(1), { ccbarTabs: 'step', epoch: 1, step: step(1000) });
    arrive(
      lead(2),
      // It led before the last message of the leader before had arrived there.
      { ccbarTabs: 'step', epoch: 2, step: step(1000), missed: true },
      { ccbarTabs: 'step', epoch: 2, step: step(1500), missed: true },
      { ccbarTabs: 'step', epoch: 2, step: step(2000) },
      // Two steps of one instant.
      { ccbarTabs: 'step', epoch: 2, step: step(2000) },
      // The last words of the leader before.
      { ccbarTabs: 'step', epoch: 1, step: step(2500) },
    );
    expect(times).toEqual([1000, 1500, 2000, 2000]);
    joined.leave();
  });

  it('are posted as missed by the new leader when no message had them', async () => {
    const locks = fakeLocks();
    vi.stubGlobal('navigator', { locks: locks.tab().locks });
    // The lead of another tab, until it is closed.
    const before = locks.tab();
    void before.locks.request('ccbar-agent-tabs:leader', () => new Promise(() => {}));
    const bar = simulateBar({ seed: 7 });
    const agent = createAgent({ source: bar });
    const shared = shareAgent(agent);
    const own: SharedStep[] = [];
    shared.steps$.subscribe((happened) => own.push(happened));
    bar.signIn();
    bar.customerCalls();
    await settle();
    expect(posted).toEqual([]);
    const passedOn = own[0] as SharedStep;
    arrive({ ccbarTabs: 'step', epoch: 1, step: passedOn });
    before.close();
    await settle();
    const missed = posted.flatMap((message) => (message.ccbarTabs === 'step' ? [message] : []));
    expect(missed.every((message) => message.missed)).toBe(true);
    expect(missed.map((message) => message.step)).toEqual(own.filter(({ at }) => at > passedOn.at));
    expect(missed.length).toBeGreaterThan(0);
    shared.leave();
    agent.close();
  });
});
