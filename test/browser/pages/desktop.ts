import {
  type Agent,
  type CallLeg,
  type Connection,
  connectionBar,
  createAgent,
  type Finding,
} from '../../../src/index.ts';
import { held } from './held.ts';

/** Everything that the agent of a page has emitted since it was opened. */
export interface Seen {
  readonly states: string[];
  readonly links: string[];
  readonly certainties: string[];
  readonly calls: string[];
  readonly findings: Pick<Finding, 'id' | 'level' | 'received'>[];
  readonly elapsed: { readonly ms: number | null; readonly at: number }[];
  readonly rings: Pick<CallLeg, 'id' | 'caller'>[];
  readonly errors: string[];
  /** Reason and origin of every refused frame. */
  readonly refused: string[];
}

const open = (origin: string, frame: string | HTMLIFrameElement = 'ccbarclient'): Agent => {
  const source = connectionBar({ iframe: frame, origin });
  const agent = createAgent({ source });
  const seen: Seen = {
    states: [],
    links: [],
    certainties: [],
    calls: [],
    findings: [],
    elapsed: [],
    rings: [],
    errors: [],
    refused: [],
  };
  const refusals = source.subscribe((one) => {
    if (one.kind === 'refused') seen.refused.push(`${one.reason} ${one.origin}`);
  });
  agent.state$.subscribe({
    next: (state) => seen.states.push(state),
    complete: () => refusals.unsubscribe(),
  });
  agent.link$.subscribe((link) => seen.links.push(link));
  agent.view$.subscribe(({ certainty }) => {
    if (certainty !== seen.certainties.at(-1)) seen.certainties.push(certainty);
  });
  agent.call$.subscribe((call) => seen.calls.push(call === null ? 'none' : call.phase));
  agent.findings$.subscribe(({ id, level, received }) => seen.findings.push({ id, level, received }));
  agent.elapsed$(100).subscribe((ms) => seen.elapsed.push({ ms, at: Date.now() }));
  agent.oncePerCall('ringing', ({ id, caller }) => seen.rings.push({ id, caller }));
  agent.errors$.subscribe(({ where }) => seen.errors.push(where));
  desktop.agent = agent;
  desktop.source = source;
  desktop.seen = seen;
  return agent;
};

/** Opens an agent and closes it again: once its bar has answered, or while it still asks. */
const visit = (origin: string, isLive: boolean): Promise<void> =>
  new Promise((resolve) => {
    const agent = createAgent({ source: connectionBar({ iframe: 'ccbarclient', origin }) });
    agent.elapsed$(1000).subscribe();
    agent.oncePerCall('ringing', () => {});
    agent.link$.subscribe((link) => {
      if (isLive && link !== 'live') return;
      agent.close();
      resolve();
    });
  });

const addFrame = (src: string, name = 'ccbarclient'): HTMLIFrameElement => {
  const frame = document.createElement('iframe');
  frame.name = name;
  if (src !== '') frame.src = src;
  document.body.append(frame);
  return frame;
};

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});

let loads = 0;
document.addEventListener(
  'load',
  ({ target }) => {
    if (target instanceof HTMLIFrameElement) loads += 1;
  },
  true,
);

/** The functions of the page that a test can call. */
export interface Desktop {
  agent: Agent | null;
  source: Connection | null;
  seen: Seen | null;
  readonly open: typeof open;
  readonly visit: typeof visit;
  readonly addFrame: typeof addFrame;
  readonly held: typeof held;
  /** Returns how many times an iframe of the page has loaded. */
  readonly loads: () => number;
  readonly violations: readonly string[];
}

const desktop: Desktop = {
  agent: null,
  source: null,
  seen: null,
  open,
  visit,
  addFrame,
  held,
  loads: () => loads,
  violations,
};

declare global {
  interface Window {
    desktop: Desktop;
  }
}

window.desktop = desktop;
const { searchParams } = new URL(location.href);
const origin = searchParams.get('open');
if (origin !== null) open(origin);
