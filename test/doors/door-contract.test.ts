import { messagePort } from '../../src/doors/message-port.ts';
import { decodeRequest } from '../../src/protocol/request.ts';
import { createOwnTime } from '../../src/simulator/own-time.ts';
import { simulateBar } from '../../src/simulator/simulate-bar.ts';
import { doorContract } from './door-contract.ts';
import { barOrigin } from './fake-window.ts';
import { openBar } from './open-bar.ts';
import { portTurns } from './port-turns.ts';

const calledIn = (posted: readonly unknown[]): readonly string[] =>
  posted.flatMap((data) => {
    const request = decodeRequest(data);
    return request?.name === 'callout' ? [request.number] : [];
  });

doorContract('a window', () => {
  const { bar, page, clock, pass } = openBar();
  const frame = page.addIframe();
  return {
    source: bar,
    door: 'window',
    origin: barOrigin,
    send: (eventType) => frame.send({ eventType, content: null }),
    called: () => calledIn(frame.posted.map(([message]) => message)),
    pass,
    now: () => clock.now(),
    settle: async () => {},
    close: () => {},
  };
});

doorContract('a MessagePort', () => {
  const { port1, port2 } = new MessageChannel();
  const { clock, pass } = createOwnTime();
  const posted: unknown[] = [];
  const read = ({ data }: MessageEvent) => posted.push(data);
  port2.addEventListener('message', read);
  port2.start();
  return {
    source: messagePort({ port: port1, clock }),
    door: 'port',
    origin: '',
    send: (eventType) => port2.postMessage({ eventType, content: null }),
    called: () => calledIn(posted),
    pass,
    now: () => clock.now(),
    settle: portTurns,
    close: () => {
      port2.removeEventListener('message', read);
      port2.close();
    },
  };
});

doorContract('a simulated bar', () => {
  const { clock, pass } = createOwnTime();
  const bar = simulateBar({ clock });
  bar.signIn();
  // Its events have times of their own, 1 ms apart; so does the clock here, to be as far.
  pass(1);
  const press = {
    AgentState_SetNotReady_Success: () => bar.busy(),
    AgentState_CancelNotReady_Success: () => bar.idle(),
    AgentState_SetRest_Success: () => bar.rest(),
  };
  return {
    source: bar,
    door: 'simulator',
    origin: 'https://bar.example',
    send: (id) => press[id](),
    called: () => bar.truth.calls.map(({ party }) => party),
    pass,
    now: () => clock.now(),
    settle: async () => {},
    close: bar.stop,
  };
});
