import { createServer, type Server } from 'node:http';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { shiftFrames } from '../../src/simulator/shift.ts';
import { findChromium } from '../chromium.ts';
import { LOCAL_HOST, listen } from '../listen.ts';
import { pageBundle } from '../page-bundle.ts';
import { quantile, type Row, rowOf } from './measure.ts';

const ROUNDS = 5;
const MESSAGES = 600;

/** Only pages that are isolated from other origins have a clock of 5 µs. */
const isolated = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** The bar posts a message every 4 ms, with the time at which it does as the time of its event. */
const barPage = (): string => {
  const frames = [...shiftFrames({ seed: 1 })].filter((frame) => frame.kind === 'message');
  const messages = frames.slice(0, MESSAGES).map(({ data }) => data);
  return `<!doctype html><script>
const messages = ${JSON.stringify(messages).replaceAll('<', '\\u003c')};
let next = 0;
const post = () => {
  const message = messages[next++];
  if (message === undefined) return;
  if (message.event) message.event.eventGenTime = Date.now();
  parent.postMessage(message, '*');
  setTimeout(post, 4);
};
addEventListener('message', ({ data }) => { if (data === 'begin' && next === 0) post(); });
</script>`;
};

const deskScript = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: ['tools/bench/page-script.ts'],
    ...pageBundle,
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]?.text ?? '';
};

const serve = async (html: string): Promise<{ readonly server: Server; readonly port: number }> => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { ...isolated, 'Content-Type': 'text/html; charset=utf-8' }).end(html);
  });
  return { server, port: await listen(server, { port: 0, orNext: false }) };
};

const handlingIn = async (browser: Browser, address: string): Promise<readonly number[]> => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  const times = await page.evaluate<readonly number[]>('handled');
  await context.close();
  return times;
};

/**
 * Measures what an agent adds to each message of a bar in a real iframe of another site, in fresh pages of a real
 * Chromium: the time from the first listener of the message to the last one, less that of a page without an agent,
 * which is opened in turns with it.
 */
export const pageRows = async (): Promise<readonly Row[]> => {
  const { executablePath, args } = await findChromium({ log: () => {} });
  const bar = await serve(barPage());
  const desk = await serve(
    `<!doctype html><body><script type="module">${(await deskScript()).replaceAll('</script', '<\\/script')}</script>`,
  );
  const browser = await chromium.launch({ executablePath, args: [...args] });
  const added: { readonly p50: number[]; readonly p99: number[] } = { p50: [], p99: [] };
  try {
    // Two names of this machine are two sites, so that the bar has a process of its own.
    const address = `http://localhost:${desk.port}/?bar=http://${LOCAL_HOST}:${bar.port}`;
    for (let round = 0; round < ROUNDS; round += 1) {
      const without = await handlingIn(browser, address);
      const with_ = await handlingIn(browser, `${address}&agent`);
      added.p50.push(quantile(with_, 0.5) - quantile(without, 0.5));
      added.p99.push(quantile(with_, 0.99) - quantile(without, 0.99));
    }
  } finally {
    await browser.close();
    for (const { server } of [bar, desk]) server.close();
  }
  const row = (name: string, must: number, goal: number, figures: readonly number[]): Row =>
    rowOf({ name, yardstick: 'a page of Chromium without an agent', must, goal }, figures, 'µs');
  return [
    row('Added to each message of an iframe of another site, median', 150, 80, added.p50),
    row('The same, 99th percentile', 1000, 500, added.p99),
  ];
};
