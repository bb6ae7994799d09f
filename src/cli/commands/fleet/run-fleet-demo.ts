import { openBrowser } from '../../io/open-browser.ts';
import { isProblem, type Problem } from '../../io/problem.ts';
import { demoFleet } from './demo-fleet.ts';
import { type FleetFlags, wholeNumber } from './fleet-flags.ts';
import type { FleetIo } from './fleet-io.ts';
import { readPages } from './read-pages.ts';
import { serveUntilStopped } from './serve-until-stopped.ts';
import { servedAt } from './served-at.ts';

/** Runs `ccbar-agent fleet demo` until it is asked to stop. */
export const runFleetDemo = async (given: FleetFlags, io: FleetIo): Promise<number | Problem> => {
  const agents = wholeNumber(given, 'agents', { least: 1, most: 10_000, usual: 200 });
  if (isProblem(agents)) return agents;
  const speed = wholeNumber(given, 'speed', { least: 1, most: 600, usual: 1 });
  if (isProblem(speed)) return speed;
  const place = servedAt(given);
  if (isProblem(place)) return place;
  const files = await readPages(io.pageFolders);
  if (isProblem(files)) return files;
  const demo = demoFleet({ agents, speed, files });
  try {
    return await serveUntilStopped(
      {
        // Anybody who reaches it may see everything: so only this computer does.
        port: place.port,
        handle: demo.handle,
        path: '/',
        onStarted: async (url) => {
          io.writeLog('demo', { agents, speed });
          if (given['no-open'] !== true && !(await openBrowser(url))) io.writeLog('no-browser', {});
        },
      },
      io,
    );
  } finally {
    await demo.stop();
  }
};
