import { createIngest, type IngestRefusal } from '../../../fleet/ingest.ts';
import { isProblem, type Problem } from '../../io/problem.ts';
import type { FleetFlags } from './fleet-flags.ts';
import type { FleetIo } from './fleet-io.ts';
import { openSharedLog } from './open-shared-log.ts';
import { serveUntilStopped } from './serve-until-stopped.ts';
import { servedAt } from './served-at.ts';

/** The time between two lines with the counts, ms. */
const countEvery = 60_000;

/** Counts what the ingest did, for the log of the process: numbers, and nothing about a person. */
const createCounts = () => {
  const counts: { [what: string]: number } = { accepted: 0 };
  const add = (what: string, by: number) => {
    counts[what] = (counts[what] ?? 0) + by;
  };
  return {
    counts,
    events: {
      accepted: (frames: number) => add('accepted', frames),
      refused: (reason: IngestRefusal, frames: number) => add(`refused-${reason}`, Math.max(1, frames)),
      full: () => add('full', 1),
      failed: () => add('failed', 1),
    },
  };
};

/** Runs `ccbar-agent fleet ingest` until it is asked to stop. */
export const runFleetIngest = async (given: FleetFlags, io: FleetIo): Promise<number | Problem> => {
  const header = given['agent-header'];
  if (typeof header !== 'string' || !/^[\w-]+$/.test(header))
    return {
      problem:
        'fleet ingest needs --agent-header NAME: the header in which your reverse proxy names the agent of the session.',
    };
  const place = servedAt(given);
  if (isProblem(place)) return place;
  const log = await openSharedLog('ingest', given, io);
  if (isProblem(log)) return log;
  const { counts, events } = createCounts();
  const ingest = createIngest({
    log,
    events,
    identify: ({ headers }) => {
      const workNo = headers.get(header) ?? '';
      return /^\d{1,12}$/.test(workNo) ? workNo : null;
    },
  });
  const counting = setInterval(() => io.writeLog('counts', counts), countEvery);
  try {
    return await serveUntilStopped({ ...place, handle: ingest, path: '/' }, io);
  } finally {
    clearInterval(counting);
    io.writeLog('counts', counts);
    await log.close();
  }
};
