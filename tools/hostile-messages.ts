import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { bombs } from '../test/inspect/bombs.ts';
import { findChromium } from './chromium.ts';

// Measures in a real browser what a hostile message of the bar costs a page: `npx tsx tools/hostile-messages.ts`.
// Each figure is the median of five. The browser unpacks a message when its data is read first, whoever reads it; that is measured apart.

const bundled = async (contents: string): Promise<string> => {
  const stdin = { contents, resolveDir: `${import.meta.dirname}/..`, loader: 'ts' } as const;
  const { outputFiles } = await build({ stdin, bundle: true, write: false, format: 'esm' });
  return outputFiles[0]?.text ?? '';
};

const bar = await bundled(`
  import { bombs } from './test/inspect/bombs.ts';
  addEventListener('message', ({ data }) => {
    if (typeof data === 'string' || data.bomb === undefined) {
      parent.postMessage({ eventType: 'AgentState_Ready', workNo: '30021' }, '*');
      return;
    }
    try {
      parent.postMessage(bombs[data.bomb].make(), '*');
    } catch {
      parent.postMessage({ unsendable: true }, '*');
    }
  });
`);

const page = await bundled(`
  import { connectionBar } from './src/doors/connection-bar.ts';
  import { createAgent } from './src/create-agent.ts';
  import { createRecords } from './src/inspect/records/records.ts';
  const origin = new URLSearchParams(location.search).get('bar');
  let begun = 0;
  let read = 0;
  let longest = 0;
  const waiting = [];
  addEventListener('message', (event) => {
    begun = performance.now();
    void event.data;
    read = performance.now();
  });
  const agent = createAgent({ source: connectionBar({ iframe: 'bar', origin }) });
  const records = createRecords(agent);
  addEventListener('message', ({ data }) => {
    const ended = performance.now();
    const isUnsendable = typeof data === 'object' && data !== null && data.unsendable === true;
    setTimeout(() => waiting.shift()?.({ unpacking: read - begun, library: ended - read, isUnsendable }));
  });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ type: 'longtask' });
  const iframe = document.createElement('iframe');
  iframe.name = 'bar';
  iframe.src = origin;
  document.body.append(iframe);
  window.measure = async (bomb) => {
    longest = 0;
    const figures = await new Promise((resolve) => {
      waiting.push(resolve);
      iframe.contentWindow.postMessage({ bomb }, origin);
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { ...figures, longTask: longest };
  };
  window.isReady = () => agent.view().state === 'idle';
`);

const serve = async (script: string): Promise<string> => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><body><script type="module">${script.replaceAll('</script', '<\\/script')}</script>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const [barOrigin, pageOrigin] = [await serve(bar), await serve(page)];
const { executablePath, args } = await findChromium();
const browser = await chromium.launch({ executablePath, args: [...args] });
const tab = await browser.newPage();
await tab.goto(`${pageOrigin}?bar=${barOrigin}`);
await tab.waitForFunction('isReady()');

interface Figures {
  readonly unpacking: number;
  readonly library: number;
  readonly longTask: number;
  readonly isUnsendable: boolean;
}

// Compiling code for the first time is not a cost of a message.
for (let index = 0; index < bombs.length; index += 1) {
  if (index % 4 === 0) await tab.evaluate(`measure(${index})`);
}
process.stdout.write('library ms  unpacking ms  long task ms  message\n');
for (const [index, { what }] of bombs.entries()) {
  const times: Figures[] = [];
  for (let time = 0; time < 5; time += 1) times.push((await tab.evaluate(`measure(${index})`)) as Figures);
  times.sort((a, b) => a.library - b.library);
  const found = times[2] ?? times[0];
  if (found === undefined) continue;
  const columns = [found.library, found.unpacking, found.longTask].map((ms) => ms.toFixed(1).padStart(10));
  process.stdout.write(`${columns.join('  ')}    ${what}${found.isUnsendable ? ' (cannot be sent)' : ''}\n`);
}
await browser.close();
