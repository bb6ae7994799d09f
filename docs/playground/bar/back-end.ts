import type { Command, CommandParameters } from 'ccbar-agent';
import type { Bar } from 'ccbar-agent/simulator';
import { type BackEndCall, backEndGreeting } from '../back-end.ts';

/** As long as a way over a network takes, ms. */
const wayMs = 150;

type Carrier<Name extends Command> = (bar: Bar, parameters: CommandParameters[Name]) => boolean;

const carriers: { readonly [Name in Command]?: Carrier<Name> } = {
  idle: (bar) => bar.idle(),
  busy: (bar, { reason }) => bar.busy(reason),
  rest: (bar, { seconds, cause }) => bar.rest(seconds, cause),
  cancelRest: (bar) => bar.idle(),
  wrapUp: (bar) => bar.wrapUp(),
  endWrapUp: (bar) => bar.leaveWrapUp(),
  answer: (bar) => bar.answer(),
  hangUp: (bar) => bar.hangUp(),
  hold: (bar) => bar.hold(),
  retrieve: (bar) => bar.retrieve(),
  transfer: (bar, { to }) => bar.transfer(to),
  conference: (bar) => bar.conference(),
};

/** The answers of the platform when it cannot carry out a command. */
const refusals: { readonly [Name in Command]?: string } = {
  answer: '200-002',
  hangUp: '200-017',
  hold: '200-014',
  retrieve: '200-015',
  transfer: '200-012',
  conference: '200-011',
};

/**
 * Plays the company's back end: carries out on the bar what the desktop asks for over a channel of its own.
 *
 * @param before runs before each command is carried out.
 */
export const serveBackEnd = (bar: Bar, before: () => void): void => {
  const answer = ({ id, command, parameters }: BackEndCall) => {
    before();
    const carry = carriers[command] as Carrier<Command> | undefined;
    const isDone = carry?.(bar, parameters) ?? false;
    return { id, retcode: isDone ? '0' : (refusals[command] ?? '100-009') };
  };
  addEventListener('message', ({ data, origin, source, ports: [port] }: MessageEvent<unknown>) => {
    if (source !== parent || origin !== __DESKTOP_ORIGIN__ || port === undefined) return;
    if (typeof data !== 'object' || data === null || !(backEndGreeting in data)) return;
    port.addEventListener('message', ({ data: call }: MessageEvent<BackEndCall>) => {
      setTimeout(() => port.postMessage(answer(call)), wayMs);
    });
    port.start();
  });
};
