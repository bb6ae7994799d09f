import { serveHttp } from '../../../fleet/http/serve-http.ts';
import { failureText } from '../../io/failure-text.ts';
import { openBrowser } from '../../io/open-browser.ts';
import { isProblem, type Problem } from '../../io/problem.ts';
import { demoFleet } from './demo-fleet.ts';
import { type FleetFlags, wholeNumber } from './fleet-flags.ts';
import type { FleetIo } from './fleet-io.ts';
import { readPages } from './read-pages.ts';

/** Runs `ccbar-agent fleet demo` until it is asked to stop. */
export const runFleetDemo = async (given: FleetFlags, io: FleetIo): Promise<number | Problem> => {
  const agents = wholeNumber(given, 'agents', { least: 1, most: 10_000, usual: 200 });
  if (isProblem(agents)) return agents;
  const speed = wholeNumber(given, 'speed', { least: 1, most: 600, usual: 1 });
  if (isProblem(speed)) return speed;
  const port = wholeNumber(given, 'port', { least: 0, most: 65_535, usual: 0 });
  if (isProblem(port)) return port;
  const files = await readPages(io.pageFolders);
  if (isProblem(files)) return files;
  const demo = demoFleet({ agents, speed, files });
  try {
    const server = await serveHttp({ handle: demo.handle, port });
    await io.write(`${server.url}/\n`);
    io.writeLog('demo', {
      agents,
      speed,
      note: 'The wallboard is served to this computer only. Ctrl-C ends it.',
    });
    if (given['no-open'] !== true && !(await openBrowser(`${server.url}/`)))
      io.writeLog('no-browser', { note: 'No browser could be started: open the address.' });
    await io.stopped;
    await server.close();
  } catch (error) {
    return { problem: `Cannot serve the wallboard: ${failureText(error)}.` };
  } finally {
    await demo.stop();
  }
  return 0;
};
