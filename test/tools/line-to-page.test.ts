import { createContext, runInContext } from 'node:vm';
import { concat, NEVER } from 'rxjs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { broadcast } from '../../src/inspect/channel/broadcast.ts';
import { usualChannel } from '../../src/inspect/channel/channel-message.ts';
import { createReceiver } from '../../src/inspect/channel/receive-broadcast.ts';
import { recordsOfRecording } from '../../src/inspect/records/records-of-recording.ts';
import { framesOf } from '../../src/simulator/frames-of.ts';
import type { ChromeApi, ChromePort } from '../../tools/extension/chrome-api.ts';

// The module it stands in asks for Chrome's interface when it is loaded.
vi.stubGlobal('chrome', {});
const { openLink } = await import('../../tools/extension/link-to-page.ts');
// Other files run in the same process.
vi.unstubAllGlobals();

const runtime = { onConnect: { addListener: () => {} } };

beforeEach(() =>
  vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout', 'clearInterval', 'clearTimeout'] }),
);
afterEach(() => vi.useRealTimers());

it('opens a port again after it was closed, and sends hello each time', () => {
  const posted: unknown[] = [];
  let close = () => {};
  const connect = (tabId: number): ChromePort => ({
    postMessage: (message) => posted.push([tabId, message]),
    disconnect: () => {},
    onMessage: { addListener: () => {} },
    onDisconnect: {
      addListener: (listener) => {
        close = listener;
      },
    },
  });
  const line = openLink({ runtime, tabs: { connect } }, 7, () => {});
  close();
  line.post({ ccbar: 'who' });
  vi.advanceTimersByTime(600);
  line.post({ ccbar: 'who' });
  expect(posted).toEqual([
    [7, { ccbar: 'hello' }],
    [7, { ccbar: 'hello' }],
    [7, { ccbar: 'who' }],
  ]);
});

it('asks the page where it may not connect, and receives the same records', async () => {
  const records = recordsOfRecording(framesOf('rest-overdue')).records;
  const source = {
    records$: concat(records, NEVER),
    all: () => records,
  };
  const stop = broadcast(source, { channel: usualChannel });
  const window: { __ccbarAgentEar?: { channel: BroadcastChannel } } = {};
  const page = createContext({ window, BroadcastChannel });
  const evaluate = (code: string, done?: (result: unknown) => void) => {
    // Data from a page arrives as a copy in the panel's own context.
    const result: unknown = runInContext(`JSON.stringify(${code}) ?? null`, page);
    done?.(typeof result === 'string' ? JSON.parse(result) : null);
  };
  const chrome: ChromeApi = {
    runtime,
    devtools: {
      inspectedWindow: { tabId: 7, eval: evaluate },
      panels: { themeName: 'default', create: () => {} },
    },
  };
  const seqs: number[] = [];
  const receiver = createReceiver((message) => line.post(message));
  receiver.records$.subscribe(({ seq }) => seqs.push(seq));
  const line = openLink(chrome, 7, receiver.take);
  for (let tries = 0; tries < 100 && seqs.length < records.length; tries += 1) {
    vi.advanceTimersByTime(300);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(seqs).toEqual(records.map(({ seq }) => seq));
  window.__ccbarAgentEar?.channel.close();
  stop();
});
