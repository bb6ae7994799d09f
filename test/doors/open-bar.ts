import { type ConnectionBarOptions, connectionBar } from '../../src/doors/connection-bar.ts';
import type { Frame } from '../../src/protocol/frame.ts';
import { createOwnTime } from '../../src/simulator/own-time.ts';
import { barOrigin, createFakePage } from './fake-window.ts';

/** An event as the bar sends it; which one does not matter to a door. */
export const ready = { eventType: 'AgentState_Ready', content: null };

/** Returns a frame in a word or two. */
export const brief = (frame: Frame): string => {
  switch (frame.kind) {
    case 'refused':
      return `refused ${frame.reason}`;
    case 'interrupted':
      return `interrupted ${frame.cause}`;
    default:
      return frame.kind;
  }
};

/** Opens a door on a fake page, with all its output and a time that moves only on command. */
export const openBar = (options: Partial<ConnectionBarOptions> = {}, page = createFakePage()) => {
  const { clock, pass } = createOwnTime();
  const bar = connectionBar({
    iframe: 'ccbarclient',
    origin: `${barOrigin}/service-cloud/`,
    events: 'documented',
    window: page.window,
    clock,
    ...options,
  });
  const frames: Frame[] = [];
  const links: string[] = [];
  const errors: unknown[] = [];
  bar.link$.subscribe((link) => links.push(link));
  const listen = () =>
    bar.subscribe({ next: (frame) => frames.push(frame), error: (error) => errors.push(error) });
  return {
    bar,
    page,
    clock,
    pass,
    frames,
    links,
    errors,
    listen,
    briefs: () => frames.map(brief),
    /** Listeners, observers and timers that the door holds now. */
    held: () => page.listeners() + clock.actions.length,
  };
};
