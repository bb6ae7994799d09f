import { Subject } from 'rxjs';
import { createAgent } from '../../../src/create-agent.ts';
import { broadcast } from '../../../src/inspect/channel/broadcast.ts';
import type { MountedInspector } from '../../../src/inspect/page/inspector-options.ts';
import { mountInspector } from '../../../src/inspect/page/mount-inspector.ts';
import { encodeEvent } from '../../../src/protocol/encode.ts';
import { type Frame, messageFrame } from '../../../src/protocol/frame.ts';
import { framesOf } from '../../../src/simulator/frames-of.ts';
import { scenarioNames } from '../../../src/simulator/scenarios.ts';
import { privateCalls } from '../../inspect/private-calls.ts';

// A page that is inspected: an agent fed by hand, a docked inspector, and another one that follows by channel.

const source = new Subject<Frame>();
const agent = createAgent({ source });
const dock = document.querySelector('#dock');
const startAt = Date.UTC(2026, 0, 1, 8);
let at = startAt;
let mounted: MountedInspector | null = null;

const feed = (frames: readonly Frame[]) => {
  for (const frame of frames) source.next(frame);
  at = Math.max(at, ...frames.map((frame) => frame.at)) + 1000;
};

const quiet = new Promise<void>((resolve) => {
  addEventListener('message', ({ data }) => data === 'quiet' && resolve());
});

const inspected = {
  /** The policy violations that the browser reported. */
  violations: [] as string[],
  agent,
  play: (name: string) => feed(framesOf(name, { startAt: at })),
  playPrivate: () => feed(privateCalls()),
  send: (eventType: string, content: unknown = null) => {
    at += 1000;
    const data = encodeEvent({ eventType, workNo: '30021', eventGenTime: at, content });
    feed([messageFrame(data, { at, door: 'simulator' })]);
  },
  /** Feeds so many events of all scenarios, with repetitions. */
  fill: (count: number) => {
    const frames: Frame[] = [];
    for (let seed = 0; frames.length < count; seed += 1) {
      const name = scenarioNames[seed % scenarioNames.length] ?? 'sign-in-idle';
      const part = framesOf(name, { startAt: at, seed, faults: { repeat: 0.1 } });
      at = Math.max(at, ...part.map((frame) => frame.at)) + 1000;
      frames.push(...part);
    }
    feed(frames.slice(0, count));
  },
  mount: (theme: 'light' | 'dark' | 'auto' = 'auto') => {
    if (dock !== null) mounted = mountInspector(dock, agent, { theme });
    mounted?.focus();
  },
  unmount: () => mounted?.unmount(),
  /** Waits until a window has posted `quiet`, which arrives after all its earlier messages, and the page was drawn twice. */
  quiet: async () => {
    await quiet;
    for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
  },
};

declare global {
  interface Window {
    inspected: typeof inspected;
  }
}

document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  inspected.violations.push(`${effectiveDirective} ${blockedURI}`);
});
window.inspected = inspected;
broadcast(agent, { name: 'Test desktop' });
