import {
  type Agent,
  type CallLeg,
  type Connection,
  connectionBar,
  createAgent,
  type Finding,
} from '../../../src/index.ts';
import { held } from './held.ts';

/** What the page of a desk has heard since it was opened. */
export interface Heard {
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
  const heard: Heard = {
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
    if (one.kind === 'refused') heard.refused.push(`${one.reason} ${one.origin}`);
  });
  agent.state$.subscribe({
    next: (state) => heard.states.push(state),
    complete: () => refusals.unsubscribe(),
  });
  agent.link$.subscribe((link) => heard.links.push(link));
  agent.view$.subscribe(({ certainty }) => {
    if (certainty !== heard.certainties.at(-1)) heard.certainties.push(certainty);
  });
  agent.call$.subscribe((call) => heard.calls.push(call === null ? 'none' : call.phase));
  agent.findings$.subscribe(({ id, level, received }) => heard.findings.push({ id, level, received }));
  agent.elapsed$(100).subscribe((ms) => heard.elapsed.push({ ms, at: Date.now() }));
  agent.oncePerCall('ringing', ({ id, caller }) => heard.rings.push({ id, caller }));
  agent.errors$.subscribe(({ where }) => heard.errors.push(where));
  desk.agent = agent;
  desk.source = source;
  desk.heard = heard;
  return agent;
};

/** An agent that is opened and closed again: once it hears its bar, or while it still asks. */
const visit = (origin: string, isHeard: boolean): Promise<void> =>
  new Promise((resolve) => {
    const agent = createAgent({ source: connectionBar({ iframe: 'ccbarclient', origin }) });
    agent.elapsed$(1000).subscribe();
    agent.oncePerCall('ringing', () => {});
    agent.link$.subscribe((link) => {
      if (isHeard && link !== 'live') return;
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

/** What a test can do on the page. */
export interface Desk {
  agent: Agent | null;
  source: Connection | null;
  heard: Heard | null;
  readonly open: typeof open;
  readonly visit: typeof visit;
  readonly addFrame: typeof addFrame;
  readonly held: typeof held;
  /** How many times an iframe of the page has loaded. */
  readonly loads: () => number;
  readonly violations: readonly string[];
}

const desk: Desk = {
  agent: null,
  source: null,
  heard: null,
  open,
  visit,
  addFrame,
  held,
  loads: () => loads,
  violations,
};

declare global {
  interface Window {
    desk: Desk;
  }
}

window.desk = desk;
const { searchParams } = new URL(location.href);
const origin = searchParams.get('open');
if (origin !== null) open(origin);
