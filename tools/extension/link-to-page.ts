import { usualChannel } from '../../src/inspect/channel/channel-message.ts';
import type { ChromeApi, ChromePort } from './chrome-api.ts';

/** After a reload the page's script is not there at once; then it is tried again, ms. */
const retryTime = 500;
const pollTime = 300;

/** The link from the panel to the page. */
export interface LinkToPage {
  readonly post: (message: object) => void;
}

type Take = (message: unknown) => void;

/** Straight to the content script, and again after each reload. There is no worker between that could fall asleep. */
const byPort = (
  connect: (tabId: number, info: { readonly name: string; readonly frameId: number }) => ChromePort,
  { runtime }: ChromeApi,
  tabId: number,
  take: Take,
): LinkToPage => {
  let port: ChromePort | null = null;
  const open = () => {
    port = connect(tabId, { name: usualChannel, frameId: 0 });
    port.onMessage.addListener(take);
    port.onDisconnect.addListener(() => {
      void runtime.lastError;
      port = null;
      setTimeout(open, retryTime);
    });
    port.postMessage({ ccbar: 'hello' });
  };
  open();
  return { post: (message) => port?.postMessage(message) };
};

const ear = `(window.__ccbarAgentEar ??= (() => {
  const received = [], channel = new BroadcastChannel('${usualChannel}');
  channel.onmessage = ({ data }) => { if (received.length < 5000) received.push(data); };
  channel.postMessage({ ccbar: 'hello' });
  return { received, channel };
})())`;

/** For a DevTools whose panels may not connect to tabs: asks the page again and again. */
const byQuestions = (
  ask: (code: string, done?: (result: unknown) => void) => void,
  take: Take,
): LinkToPage => {
  setInterval(() => {
    ask(`${ear}.received.splice(0)`, (result) => {
      if (Array.isArray(result)) result.forEach(take);
    });
  }, pollTime);
  return { post: (message) => ask(`${ear}.channel.postMessage(${JSON.stringify(message)})`) };
};

/** Opens the best link there is. */
export const openLink = (chrome: ChromeApi, tabId: number, take: Take): LinkToPage => {
  const { tabs, devtools } = chrome;
  const connect = tabs?.connect;
  if (connect !== undefined) return byPort((...how) => connect(...how), chrome, tabId, take);
  const inspected = devtools?.inspectedWindow;
  if (inspected === undefined) return { post: () => {} };
  return byQuestions((code, done) => inspected.eval(code, done), take);
};
