/// <reference types="node" />
import { randomBytes } from 'node:crypto';
import { asyncScheduler, type SchedulerLike } from 'rxjs';
import { CcbarError } from '../../errors.ts';
import { agentRecording } from '../agent-recording.ts';
import { followBoard } from '../follow-board.ts';
import type { AgentFleetLog } from '../partition-worker.ts';
import { boardEvents } from './board-events.ts';
import { eventStream } from './event-stream.ts';
import { inspectorPage } from './inspector-page.ts';
import { type PageFiles, wallboardPage } from './page-files.ts';
import { pageHeaders } from './page-headers.ts';
import { textStream } from './text-stream.ts';
import { createNamings, type Directory, sees, type Viewer } from './viewer.ts';

/** The events of the wallboard server, for metrics and audit. */
export interface WallboardEvents {
  /** A viewer opened the inspector on an agent. */
  readonly inspected: (request: Request, workNo: string) => void;
  /** A request was refused: without a session, or for something that the viewer may not see. */
  readonly refused: (request: Request, status: 401 | 403) => void;
}

/** The options of `createWallboard`. */
export interface WallboardOptions {
  readonly log: AgentFleetLog;
  /**
   * Returns what the viewer who sends a request may see, from the session of the company; `null` when there is
   * no valid session. It is asked for every request and every connection of events.
   */
  readonly authorize: (request: Request) => Promise<Viewer | null> | Viewer | null;
  /** The files of the pages; see `readPageFiles`. */
  readonly files: PageFiles;
  /** The teams and names of agents; without it no agent has a team. */
  readonly directory?: Directory;
  /** The key of the tokens of agents, so that they stay the same when the server starts anew; random when left out. */
  readonly tokenKey?: string;
  /** The path at which the wallboard is served, with a `/` at its end; `/` when left out. */
  readonly base?: string;
  /** The least time between two events of a page, ms; 1000 when left out. */
  readonly beatEvery?: number;
  /** The time of the fleet, ms since the epoch; the clock of the machine when left out. */
  readonly now?: () => number;
  /** The speed of that time; 1 when left out. */
  readonly speed?: number;
  /** The clock, an RxJS scheduler; the real clock when left out. */
  readonly clock?: SchedulerLike;
  readonly events?: Partial<WallboardEvents>;
}

/** A wallboard that is served. */
export interface Wallboard {
  /** Answers a web request, in any server. */
  readonly handle: (request: Request) => Promise<Response>;
  /** Stops following the log. */
  readonly stop: () => void;
}

/** The time of an agent that the inspector opens on, ms. */
const inspected = 3_600_000;
/** The time after which a connection of events is authorized anew, ms. */
const longestStream = 15 * 60_000;

const answer = (status: number, type = 'text/plain', body: BodyInit | null = null): Response =>
  new Response(body, { status, headers: { ...pageHeaders, 'content-type': `${type}; charset=utf-8` } });

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

/**
 * Creates the wallboard of a fleet: a page that shows the state of every agent, and the server-sent events
 * that it lives from. What a viewer may see is decided here and not in the page.
 *
 * Paths below `base`: the page, `wallboard.js`, `events?team=NAME` (snapshot, then at most one diff a second),
 * `agents/ID/` (the inspector on the last hour of an agent, masked).
 *
 * Responses: 200, 401 no session, 403 not allowed to inspect, 404 nothing there or not visible, 405 not a GET.
 *
 * @throws {@link CcbarError} `bad-option` when `authorize` is not a function, or `base` does not begin and end with `/`.
 *
 * @example
 * ```ts
 * import { memoryLog } from 'ccbar-agent/fleet';
 * import { createWallboard, readPageFiles, serveHttp } from 'ccbar-agent/fleet/http';
 *
 * const { handle } = createWallboard({
 *   log: memoryLog({ partitions: 4 }),
 *   files: await readPageFiles(import.meta.resolve),
 *   directory: (workNo) => ({ team: workNo.startsWith('30') ? 'Sales' : 'Service' }),
 *   authorize: (request) =>
 *     request.headers.get('x-role') === 'supervisor' ? { teams: ['Sales'], mayInspect: true } : null,
 * });
 * const { url } = await serveHttp({ handle, port: 8080 });
 * ```
 */
export const createWallboard = ({
  log,
  authorize,
  files,
  directory = () => null,
  tokenKey,
  base = '/',
  beatEvery = 1000,
  now = Date.now,
  speed = 1,
  clock = asyncScheduler,
  events = {},
}: WallboardOptions): Wallboard => {
  if (typeof authorize !== 'function')
    throw new CcbarError('bad-option', 'createWallboard needs authorize: a function that returns a viewer.');
  if (!/^\/(.*\/)?$/.test(base))
    throw new CcbarError('bad-option', `base must begin and end with /, received '${base}'.`);
  // A directory that fails for one agent hides the name and team of that one, and nobody else.
  const known: Directory = (workNo) => {
    try {
      return directory(workNo);
    } catch {
      return null;
    }
  };
  const board = followBoard({ log, teamOf: (workNo) => known(workNo)?.team ?? null, beatEvery, clock });
  const namings = createNamings(known, tokenKey ?? null);
  const epoch = randomBytes(6).toString('hex');

  const refuse = (request: Request, status: 401 | 403): Response => {
    events.refused?.(request, status);
    return answer(status);
  };

  const stream = (request: Request, viewer: Viewer): Response => {
    const { searchParams } = new URL(request.url);
    const teams = searchParams.getAll('team');
    const body = eventStream({
      board,
      epoch,
      clock,
      longest: longestStream,
      lastId: request.headers.get('last-event-id') ?? searchParams.get('after'),
      events: boardEvents({
        board,
        viewer,
        naming: namings(viewer.identity),
        teams: teams.length === 0 ? null : new Set(teams),
        now,
        speed,
      }),
    });
    const response = answer(200, 'text/event-stream', body);
    // A reverse proxy passes events on at once.
    response.headers.set('x-accel-buffering', 'no');
    return response;
  };

  const inspect = (request: Request, viewer: Viewer, id: string | null): Response => {
    const naming = namings(viewer.identity);
    const found = [...board.agents()].find(({ agent }) => naming.id(agent.workNo) === id);
    if (found === undefined || !sees(viewer, found.agent.team)) return answer(404);
    if (!viewer.mayInspect) return refuse(request, 403);
    const { workNo } = found.agent;
    events.inspected?.(request, workNo);
    const isNameless = viewer.identity === 'token';
    const recording = agentRecording({ log, workNo, since: now() - inspected, isNameless });
    return answer(200, 'text/html', textStream(inspectorPage(naming.label(workNo), recording)));
  };

  return {
    handle: async (request) => {
      if (request.method !== 'GET') return answer(405);
      const { pathname } = new URL(request.url);
      if (!pathname.startsWith(base)) return answer(404);
      const viewer = await authorize(request);
      if (viewer === null) return refuse(request, 401);
      const path = pathname.slice(base.length);
      const [, id = '', rest] = /^agents\/([^/]+)\/(.*)$/.exec(path) ?? [];
      if (rest === '') return inspect(request, viewer, decoded(id));
      if (rest === 'inspector.js') return answer(200, 'text/javascript', files.inspector);
      if (path === '') return answer(200, 'text/html', wallboardPage);
      if (path === 'wallboard.js') return answer(200, 'text/javascript', files.wallboard);
      return path === 'events' ? stream(request, viewer) : answer(404);
    },
    stop: board.stop,
  };
};
