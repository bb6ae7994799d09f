/// <reference types="node" />
import { randomBytes } from 'node:crypto';
import { createWallboard } from '../../../fleet/http/wallboard.ts';
import { openBrowser } from '../../io/open-browser.ts';
import { isProblem, type Problem } from '../../io/problem.ts';
import type { FleetFlags } from './fleet-flags.ts';
import type { FleetIo } from './fleet-io.ts';
import { openSharedLog } from './open-shared-log.ts';
import { readPages } from './read-pages.ts';
import { readTeams } from './read-teams.ts';
import { serveUntilStopped } from './serve-until-stopped.ts';
import { servedAt } from './served-at.ts';

/**
 * The path of the wallboard. Unless one is given it holds a secret, so that no other user of the computer
 * finds it.
 */
const pathOf = ({ path }: FleetFlags): string | Problem => {
  if (path === undefined) return `/${randomBytes(16).toString('base64url')}/`;
  if (typeof path === 'string' && /^\/([\w-]+\/)*$/.test(path)) return path;
  return { problem: `--path must begin and end with /, such as /wallboard/, received '${path}'.` };
};

/** Runs `ccbar-agent fleet wallboard` until it is asked to stop. */
export const runFleetWallboard = async (given: FleetFlags, io: FleetIo): Promise<number | Problem> => {
  const place = servedAt(given);
  if (isProblem(place)) return place;
  const base = pathOf(given);
  if (isProblem(base)) return base;
  const directory = await readTeams(given, io);
  if (isProblem(directory)) return directory;
  const files = await readPages(io.pageFolders);
  if (isProblem(files)) return files;
  const log = await openSharedLog('wallboard', given, io);
  if (isProblem(log)) return log;
  const wallboard = createWallboard({
    log,
    files,
    base,
    directory,
    authorize: () => ({ teams: 'all', mayInspect: true }),
    events: { inspected: () => io.writeLog('inspected', {}) },
  });
  try {
    return await serveUntilStopped(
      {
        ...place,
        handle: wallboard.handle,
        path: base,
        onStarted: async (url) => {
          if (given['no-open'] !== true && !(await openBrowser(url))) io.writeLog('no-browser', {});
        },
      },
      io,
    );
  } finally {
    wallboard.stop();
    await log.close();
  }
};
