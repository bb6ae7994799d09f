import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { demoFleet } from '../src/cli/commands/fleet/demo-fleet.ts';
import { serveHttp } from '../src/fleet/http/serve-http.ts';
import { findChromium } from './chromium.ts';
import { buildPageFiles } from './wallboard-server.ts';

const HELP = `npx tsx tools/wallboard-minute.ts [--agents N] [--seconds N]

Opens the wallboard of a simulated fleet at real rate in Chromium for a while, and prints the long tasks of
the page (50 ms and more), by the clock and by the CPU time of its main thread.
  --agents N    2000
  --seconds N   60`;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** CPU time of the thread, us. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Returns the CPU times of the tasks of the page's main threads, ms, longest first. */
function taskTimes(trace: Buffer): readonly number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents
    .filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && threads.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000)
    .sort((a, b) => b - a);
}

interface Seen {
  readonly long: number[];
  readonly messages: { count: number };
}

async function measure(agents: number, seconds: number): Promise<void> {
  const demo = demoFleet({ agents, speed: 1, files: await buildPageFiles() });
  const server = await serveHttp({ handle: demo.handle });
  const { executablePath, args } = await findChromium();
  const browser = await chromium.launch({ executablePath, args: [...args] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(() => {
      const seen: Seen = { long: [], messages: { count: 0 } };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.long.push(Math.round(duration));
      }).observe({ type: 'longtask', buffered: true });
    });
    await page.goto(`${server.url}/`);
    await page.waitForFunction(
      (wanted) => document.querySelector('.agents-card .faint')?.textContent === wanted,
      agents.toLocaleString('en'),
      { timeout: 300_000 },
    );
    const first = await page.evaluate(() => (window as unknown as { seen: Seen }).seen.long.splice(0));
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busy = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
    };
    await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] });
    const before = await busy();
    // One look at every part of the page while it is live, as somebody would.
    for (let second = 0; second < seconds; second += 1) {
      await page.waitForTimeout(1000);
      if (second % 10 === 5) await page.locator('.agents-scroll').hover();
      if (second % 10 === 6) await page.mouse.wheel(0, 5000);
      if (second % 20 === 9) await page.getByRole('button', { name: 'Longest', exact: true }).click();
      if (second % 20 === 19) await page.getByRole('button', { name: 'Agent', exact: true }).click();
    }
    const long = await page.evaluate(() => (window as unknown as { seen: Seen }).seen.long);
    const share = (((await busy()) - before) / seconds) * 100;
    const tasks = taskTimes(await browser.stopTracing());
    console.log(
      `${agents} agents, ${seconds} s. By the clock: ${long.length} long tasks (longest ${Math.max(0, ...long)} ms). ` +
        `By CPU time: longest of ${tasks.length} tasks ${(tasks[0] ?? Number.NaN).toFixed(1)} ms, ` +
        `${tasks.filter((time) => time >= 50).length} of 50 ms or more, main thread busy ${share.toFixed(1)} %. While the page opened: ${first.length} long tasks ` +
        `(longest ${Math.max(0, ...first)} ms).`,
    );
  } finally {
    await browser.close();
    await server.close();
    await demo.stop();
  }
}

const { values } = parseArgs({
  options: {
    agents: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '60' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help) console.log(HELP);
else {
  await measure(Number(values.agents), Number(values.seconds));
  process.exit(0);
}
