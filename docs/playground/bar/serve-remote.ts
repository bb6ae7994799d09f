import type { Bar, ServedBar } from 'ccbar-agent/simulator';
import { noFaults, type RemoteNote, type RemoteStep, remoteGreeting } from '../remote.ts';
import type { LinkFaults } from './link-faults.ts';

const begin = (bar: Bar): void => {
  for (const button of ['reject', 'hangUp', 'leaveWrapUp', 'idle'] as const) {
    if (bar.can(button)) bar[button]();
  }
};

/** Lets the tour of the desktop press buttons, and reports to it what the link lost and that somebody pressed something. */
export const serveRemote = (
  { bar, lost$, setFaults }: Pick<ServedBar, 'bar' | 'lost$' | 'setFaults'>,
  faults: LinkFaults,
): void => {
  const carryOut = (step: RemoteStep): void => {
    if (step.kind === 'begin') begin(bar);
    if (step.kind !== 'press' || !bar.can(step.button)) return;
    setFaults(step.lost === true ? { drop: 1 } : noFaults);
    bar[step.button]();
    faults.restore();
  };
  addEventListener('message', ({ data, origin, source, ports: [port] }: MessageEvent<unknown>) => {
    if (source !== parent || origin !== __DESKTOP_ORIGIN__ || port === undefined) return;
    if (typeof data !== 'object' || data === null || !(remoteGreeting in data)) return;
    const post = (note: RemoteNote): void => port.postMessage(note);
    port.addEventListener('message', ({ data: step }: MessageEvent<RemoteStep>) => carryOut(step));
    port.start();
    post({ kind: 'ready' });
    lost$.subscribe(({ event, at }) => post({ kind: 'lost', id: event.eventType, at }));
    for (const type of ['pointerdown', 'keydown']) {
      addEventListener(type, () => post({ kind: 'touched' }), { capture: true });
    }
  });
};
