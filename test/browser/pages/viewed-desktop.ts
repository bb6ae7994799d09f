import { pathOfSituation } from '../../../src/agent/situation.ts';
import { createAgent } from '../../../src/create-agent.ts';
import { createRecords, toXstateInspect } from '../../../src/inspect/index.ts';
import { type SimulatedBar, scenarioNames, simulateBar } from '../../../src/simulator/index.ts';

/** A page with a simulated bar, whose agent is shown to a viewer. */
export interface ViewedDesktop {
  readonly bar: SimulatedBar;
  /** The path of the machine's state after each step, such as `occupied.talking.held`. */
  readonly paths: readonly string[];
  readonly dispatched: readonly string[];
  /** Shows the agent to a viewer that is still to be loaded. */
  readonly show: (way: 'iframe' | 'popup', url: string, more?: { readonly dispatch?: boolean }) => void;
  readonly playAll: () => void;
  readonly stop: () => void;
}

declare global {
  interface Window {
    viewed: ViewedDesktop;
  }
}

const bar = simulateBar();
const agent = createAgent({ source: bar });
const records = createRecords(agent);
const paths: string[] = [];
const dispatched: string[] = [];
let stop = () => {};
agent.steps$.subscribe(({ after }) => paths.push(pathOfSituation(after).join('.')));

const openWindow = (
  way: 'iframe' | 'popup',
  url: string,
): { readonly target: Window; readonly load: () => void } => {
  if (way === 'popup') {
    const target = window.open('about:blank', 'viewer');
    if (target === null) throw new Error('The pop-up was blocked.');
    return { target, load: () => target.location.assign(url) };
  }
  const frame = document.createElement('iframe');
  frame.name = 'viewer';
  document.body.append(frame);
  const target = frame.contentWindow;
  if (target === null) throw new Error('The iframe has no window.');
  return {
    target,
    load: () => {
      frame.src = url;
    },
  };
};

window.viewed = {
  bar,
  paths,
  dispatched,
  show: (way, url, { dispatch = false } = {}) => {
    const { target, load } = openWindow(way, url);
    const allowDispatch = dispatch && (({ type }: { readonly type: string }) => dispatched.push(type));
    stop = toXstateInspect(records, { url, window, target, allowDispatch });
    load();
  },
  playAll: () => {
    for (const name of scenarioNames) bar.play(name);
  },
  stop: () => stop(),
};
