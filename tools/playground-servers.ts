import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createVite, type ViteDevServer } from 'vite';
import { isPortTaken, LOCAL_HOST, listen } from './listen.ts';
import { type Origins, PLAYGROUND_ROOT, playgroundConfig } from './playground-config.ts';

/** The ports taken when none is asked for. */
export const DEFAULT_PORT = 5173;
export const DEFAULT_BAR_PORT = 5174;

/** The place where the playground is served. */
export interface PlaygroundOptions {
  /** Port of the desktop; 0 is any free one. Without it: 5173, or the next free one. */
  readonly port?: number | undefined;
  /** Port of the bar; 0 is any free one. Without it: 5174, or the next free one. */
  readonly barPort?: number | undefined;
  /** The folder that holds `desktop/` and `bar/`. Only tests of the servers themselves need another. */
  readonly root?: string;
}

/** The running playground. */
export interface Playground {
  /** The page of the agent desktop. */
  readonly desktopUrl: string;
  /** The page of the simulated bar, on another origin. */
  readonly barUrl: string;
  /** Stops both servers and frees their ports. */
  readonly close: () => Promise<void>;
}

interface OpenDoor {
  readonly door: Server;
  readonly origin: string;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Serves the pages of the playground to this machine only: the desktop and the bar on two ports, since a real bar
 * is on another origin too. Both ports are open before Vite starts, because each page receives the other's origin.
 *
 * It rejects with a readable message when a port that was asked for is taken.
 */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const { root = PLAYGROUND_ROOT } = options;
  const doors: Server[] = [];
  const vites: ViteDevServer[] = [];
  const close = async (): Promise<void> => {
    await Promise.all([...vites.map((vite) => vite.close()), ...doors.map(closeDoor)]);
  };
  const open = async (asked: number | undefined, fallback: number, flag: string): Promise<OpenDoor> => {
    const door = createServer();
    const wish = { port: asked ?? fallback, orNext: asked === undefined };
    const port = await listen(door, wish).catch((error: unknown) => {
      throw isPortTaken(error) ? new Error(takenMessage(wish.port, flag)) : error;
    });
    doors.push(door);
    return { door, origin: `http://${LOCAL_HOST}:${port}` };
  };
  const serve = async ({ door, origin }: OpenDoor, page: string, origins: Origins): Promise<void> => {
    const vite = await createVite(playgroundConfig(page, root, origins));
    vites.push(vite);
    door.on('request', onOneOrigin(origin, page, vite.middlewares));
  };
  const openBar = (): Promise<OpenDoor> => open(options.barPort, DEFAULT_BAR_PORT, '--bar-port');

  try {
    // A port that was asked for is opened before one that may move out of its way.
    const barFirst = options.barPort === undefined ? undefined : await openBar();
    const desktop = await open(options.port, DEFAULT_PORT, '--port');
    const bar = barFirst ?? (await openBar());
    const origins = { desktop: desktop.origin, bar: bar.origin };
    await serve(desktop, 'desktop', origins);
    await serve(bar, 'bar', origins);
    return { desktopUrl: `${desktop.origin}/desktop/`, barUrl: `${bar.origin}/bar/`, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function takenMessage(port: number, flag: string): string {
  return `Port ${port} is taken. Choose another with ${flag} N, or any free one with ${flag} 0.`;
}

// The pages compare origins, so a visit under another name of this machine is redirected to the name that they have.
function onOneOrigin(origin: string, page: string, next: Handler): Handler {
  return (request, response) => {
    // Browsers ask for it unasked, and a 404 would stand in the console of every page.
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    const known = request.headers.host === new URL(origin).host;
    const path = request.url === '/' ? `/${page}/` : request.url;
    if (known && path === request.url) return next(request, response);
    response.writeHead(307, { Location: `${origin}${path}` }).end();
  };
}

function closeDoor(door: Server): Promise<void> {
  return new Promise((resolve) => {
    door.close(() => resolve());
    door.closeAllConnections();
  });
}
