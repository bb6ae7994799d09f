import type { Command, CommandFunction, Commands } from 'ccbar-agent';
import { type BackEndAnswer, backEndGreeting } from '../back-end.ts';

/** The commands that this company can carry out for its agents. */
const commands: readonly Command[] = [
  'idle',
  'busy',
  'rest',
  'cancelRest',
  'wrapUp',
  'endWrapUp',
  'answer',
  'hangUp',
  'hold',
  'retrieve',
  'transfer',
  'conference',
];

/**
 * The functions that carry requests out, as an integrator writes them with `fetch`: the request goes to the
 * company's back end, and what it answers means accepted or refused. Here the back end lives with the simulated
 * bar, on a channel of its own.
 */
export const companyBackEnd = (frame: HTMLIFrameElement): Commands => {
  const waiting = new Map<number, (answer: BackEndAnswer) => void>();
  let port: MessagePort | undefined;
  let count = 0;
  frame.addEventListener('load', () => {
    const { port1, port2 } = new MessageChannel();
    port = port1;
    port1.addEventListener('message', ({ data }: MessageEvent<BackEndAnswer>) => {
      waiting.get(data.id)?.(data);
      waiting.delete(data.id);
    });
    port1.start();
    frame.contentWindow?.postMessage({ [backEndGreeting]: true }, __BAR_ORIGIN__, [port2]);
  });
  const carrierOf =
    (command: Command): CommandFunction =>
    (parameters) =>
      new Promise((resolve, reject) => {
        if (port === undefined) return reject(new Error('the back end cannot be reached'));
        count += 1;
        waiting.set(count, resolve);
        port.postMessage({ id: count, command, parameters });
      });
  return Object.fromEntries(commands.map((command) => [command, carrierOf(command)]));
};
