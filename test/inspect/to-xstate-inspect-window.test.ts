import { describe, expect, it } from 'vitest';
import { toXstateInspect, type XstateInspectOptions } from '../../src/inspect/bridges/to-xstate-inspect.ts';
import type { ViewerSocket } from '../../src/inspect/bridges/xstate-inspect-socket.ts';
import { watchAgent } from './watched-agent.ts';

type Listener = (event: MessageEvent) => void;

const openPage = (origin = 'https://desk.example') => {
  const listeners = new Set<Listener>();
  const page = {
    origin,
    addEventListener: (_: string, listener: Listener) => listeners.add(listener),
    removeEventListener: (_: string, listener: Listener) => listeners.delete(listener),
  };
  const posted: (readonly [type: string, targetOrigin: string])[] = [];
  const target = {
    postMessage: (message: { readonly type: string }, to: string) => posted.push([message.type, to]),
  };
  return {
    listeners,
    window: page as unknown as Window,
    target: target as unknown as Window,
    posted,
    deliver: (message: { readonly data: unknown; readonly origin: string; readonly source: unknown }) => {
      for (const listener of listeners) listener(message as MessageEvent);
    },
  };
};

const hello = { type: 'xstate.inspecting' };
const socket: ViewerSocket = { send: () => {}, onmessage: null };

describe('a viewer in a window', () => {
  const cases: readonly {
    readonly name: string;
    readonly origin?: string;
    readonly isStranger?: boolean;
    readonly posted: number;
  }[] = [
    { name: 'is read from its window and origin', posted: 1 },
    { name: 'is not read from another window', isStranger: true, posted: 0 },
    { name: 'is not read from another origin', origin: 'https://evil.example', posted: 0 },
    { name: 'is not read from another port', origin: 'https://desk.example:8443', posted: 0 },
    { name: 'is not read from an opaque origin', origin: 'null', posted: 0 },
  ];
  it.each(cases)('$name', ({ origin = 'https://desk.example', isStranger = false, posted }) => {
    const page = openPage();
    const stop = toXstateInspect(watchAgent().records, { ...page, url: '/viewer.html' });
    const read: string[] = [];
    const data = {
      get type() {
        read.push('type');
        return hello.type;
      },
    };
    page.deliver({ data, origin, source: isStranger ? {} : page.target });
    expect(page.posted).toEqual(posted === 1 ? [['service.register', 'https://desk.example']] : []);
    expect(read.length > 0).toBe(posted === 1);
    stop();
    expect(page.listeners.size).toBe(0);
  });

  it('leaves no listener once the agent is closed', () => {
    const page = openPage();
    const { agent, records } = watchAgent();
    toXstateInspect(records, { ...page, url: '/viewer.html' });
    expect(page.listeners.size).toBe(1);
    agent.close();
    expect(page.listeners.size).toBe(0);
  });
});

describe('where a viewer may be', () => {
  type Place = { readonly url: string; readonly isFree: boolean; readonly pageOrigin?: string };
  const windows: readonly Place[] = [
    { url: '/viewer.html', isFree: true },
    { url: 'https://desk.example/deep/viewer.html?a=1', isFree: true },
    { url: 'http://localhost:4000/', isFree: true },
    { url: 'http://viewer.localhost:4000/', isFree: true },
    { url: 'http://127.0.0.1:4000/', isFree: true },
    { url: 'http://127.8.9.10/', isFree: true },
    { url: 'http://[::1]:4000/', isFree: true },
    { url: 'http://localhost/', pageOrigin: 'null', isFree: true },
    { url: 'https://stately.ai/viz?inspect', isFree: false },
    { url: 'https://viewer.desk.example/', isFree: false },
    { url: 'http://desk.example/', isFree: false },
    { url: 'https://desk.example:8443/', isFree: false },
    { url: '//stately.ai/viz', isFree: false },
    { url: 'https://localhost.stately.ai/', isFree: false },
    { url: 'https://localhost@stately.ai/', isFree: false },
    { url: 'https://notlocalhost/', isFree: false },
    { url: 'http://127.0.0.1.nip.example/', isFree: false },
    { url: 'http://10.0.0.5/', isFree: false },
    { url: 'http://192.168.1.20/', isFree: false },
    { url: 'http://0.0.0.0/', isFree: false },
    { url: 'http://intranet/', isFree: false },
    { url: 'http://[fe80::1]/', isFree: false },
  ];
  it.each(windows)('window: $url', ({ url, isFree, pageOrigin }) => {
    const { records } = watchAgent();
    const show = (more: { readonly sendsDataOffThisMachine?: boolean }) => () =>
      toXstateInspect(records, { ...openPage(pageOrigin), url, ...more });
    const refused = expect.objectContaining({ code: 'bad-option' });
    if (isFree) expect(show({})).not.toThrow();
    else expect(show({})).toThrow(refused);
    if (!isFree) expect(show({ sendsDataOffThisMachine: false })).toThrow(refused);
    expect(show({ sendsDataOffThisMachine: true })).not.toThrow();
  });

  it.each<{ url: string; socketUrl?: string; isFree: boolean }>([
    { url: 'ws://127.0.0.1:8080', isFree: true },
    { url: 'wss://localhost', isFree: true },
    { url: 'ws://127.0.0.1:8080', socketUrl: 'ws://127.0.0.1:8080/', isFree: true },
    { url: 'ws://127.0.0.1:8080', socketUrl: 'wss://relay.example/', isFree: false },
    { url: 'wss://stately.ai/', isFree: false },
    { url: 'ws://10.0.0.5:8080', isFree: false },
  ])('socket: $url $socketUrl', ({ url, socketUrl, isFree }) => {
    const { records } = watchAgent();
    const to = { url, socket: { ...socket, url: socketUrl } };
    if (isFree) expect(() => toXstateInspect(records, to)).not.toThrow();
    else expect(() => toXstateInspect(records, to)).toThrow(expect.objectContaining({ code: 'bad-option' }));
    expect(() => toXstateInspect(records, { ...to, sendsDataOffThisMachine: true })).not.toThrow();
  });
});

describe('misuse', () => {
  const page = openPage();
  const local = 'http://localhost/';
  it.each<{ name: string; options: object }>([
    { name: 'no url', options: { ...page } },
    { name: 'an empty url', options: { ...page, url: '' } },
    { name: 'a url that is none', options: { ...page, url: 'http://' } },
    { name: 'a relative url of a page without an origin', options: { ...openPage('null'), url: '/viewer' } },
    { name: 'a file', options: { ...page, url: 'file:///viewer.html' } },
    { name: 'a data url', options: { ...page, url: 'data:text/html,hello' } },
    { name: 'a script', options: { ...page, url: 'javascript:0', sendsDataOffThisMachine: true } },
    { name: 'a blocked pop-up', options: { ...page, url: local, target: null } },
    { name: 'neither window nor socket', options: { url: local } },
    { name: 'a socket without url', options: { socket } },
    { name: 'a socket on a page', options: { socket, url: local } },
    { name: 'no socket', options: { socket: null, url: 'ws://localhost' } },
    {
      name: 'a dispatch without a command',
      options: { ...page, url: local, allowDispatch: true },
    },
  ])('$name', ({ options }) => {
    expect(() => toXstateInspect(watchAgent().records, options as XstateInspectOptions)).toThrow(
      expect.objectContaining({ code: 'bad-option' }),
    );
    expect(page.listeners.size).toBe(0);
  });
});
