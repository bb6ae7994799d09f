import { filter, type Observable, ReplaySubject, Subject } from 'rxjs';
import { type RemoteNote, type RemoteStep, remoteGreeting } from '../remote.ts';

/** The channel to the simulated bar for the tour and for what the link lost. */
export interface BarRemote {
  readonly send: (step: RemoteStep) => void;
  readonly notes$: Observable<RemoteNote>;
  /** Emits each time that a bar takes steps, at once when one does already. */
  readonly ready$: Observable<unknown>;
}

/** Opens the channel anew whenever the bar was loaded. */
export const barRemote = (iframe: HTMLIFrameElement): BarRemote => {
  const notes = new Subject<RemoteNote>();
  const ready = new ReplaySubject<RemoteNote>(1);
  notes.pipe(filter(({ kind }) => kind === 'ready')).subscribe(ready);
  let port: MessagePort | undefined;
  iframe.addEventListener('load', () => {
    const { port1, port2 } = new MessageChannel();
    port = port1;
    port1.addEventListener('message', ({ data }: MessageEvent<RemoteNote>) => notes.next(data));
    port1.start();
    iframe.contentWindow?.postMessage({ [remoteGreeting]: true }, __BAR_ORIGIN__, [port2]);
  });
  return {
    send: (step) => port?.postMessage(step),
    notes$: notes.asObservable(),
    ready$: ready.asObservable(),
  };
};
