import { createAgent, withRequests } from '../../../src/index.ts';
import { type SimulatedBar, simulateBar } from '../../../src/simulator/index.ts';
import { joinAgent, type SharedAgent, type SharedStep, shareAgent } from '../../../src/tabs/index.ts';

/** A tab of a site: `?bar` gives it a connection bar, `?personal` lets it share telephone numbers. */
export interface Tab {
  readonly agent: SharedAgent;
  readonly bar: SimulatedBar | null;
  readonly steps: SharedStep[];
  readonly findings: string[];
  readonly can: { ok: boolean };
  readonly leads: boolean[];
}

declare global {
  interface Window {
    tab: Tab;
    /** The test's list of effects. */
    effect: (tab: string, call: string) => Promise<void>;
  }
}

const asked = new URLSearchParams(location.search);
const bar = asked.has('bar') ? simulateBar({ seed: 7 }) : null;
const agent =
  bar === null
    ? joinAgent()
    : shareAgent(withRequests(createAgent({ source: bar }), { commands: { busy: () => void bar.busy() } }), {
        personal: asked.has('personal'),
      });

const tab: Tab = { agent, bar, steps: [], findings: [], can: { ok: false }, leads: [] };
agent.steps$.subscribe((step) => tab.steps.push(step));
agent.findings$.subscribe(({ id }) => tab.findings.push(id));
agent.isLeader$.subscribe((isLeader) => tab.leads.push(isLeader));
agent.can$('busy').subscribe(({ ok }) => {
  tab.can.ok = ok;
});
agent.oncePerCall('talking', (call) => window.effect(asked.get('name') ?? '', call.id ?? ''), {
  inOneTab: 'log',
});
window.tab = tab;
