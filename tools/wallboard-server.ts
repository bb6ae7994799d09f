import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PageFiles } from '../src/fleet/http/page-files.ts';
import { type HttpServer, serveHttp } from '../src/fleet/http/serve-http.ts';
import { isPortTaken } from './listen.ts';

/** The port taken when none is asked for. */
export const DEFAULT_WALLBOARD_PORT = 5175;

const AGENTS = 200;

type Demo = import('../src/cli/commands/fleet/demo-fleet.ts').DemoFleet;

/** Builds the scripts of the pages from the sources. */
export async function buildPageFiles(): Promise<PageFiles> {
  const { bundleScript } = await import('./inspector-page.ts');
  const folder = await mkdtemp(join(tmpdir(), 'ccbar-agent-wallboard-'));
  const built = async (entry: string): Promise<string> => {
    const file = join(folder, entry.replaceAll('/', '-').replace(/\.ts$/, '.js'));
    await bundleScript(entry, file);
    return readFile(file, 'utf8');
  };
  try {
    const [wallboard, inspector] = await Promise.all([
      built('src/fleet/wallboard/standalone.ts'),
      built('src/inspect/page/standalone.ts'),
    ]);
    return { wallboard, inspector };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function startDemo(): Promise<Demo> {
  const { demoFleet } = await import('../src/cli/commands/fleet/demo-fleet.ts');
  return demoFleet({ agents: AGENTS, speed: 1, files: await buildPageFiles() });
}

/**
 * Serves the wallboard of a simulated fleet to this machine only. Until somebody opens it only the port is
 * open: neither the pages are built nor is anything simulated.
 *
 * It rejects with a readable message when the port that was asked for is taken.
 */
export async function startWallboard(asked: number | undefined): Promise<HttpServer> {
  let demo: Promise<Demo> | undefined;
  const handle = async (request: Request): Promise<Response> => {
    // Browsers ask for it unasked.
    if (request.url.endsWith('/favicon.ico')) return new Response(null, { status: 204 });
    demo ??= startDemo();
    return (await demo).handle(request);
  };
  for (let port = asked ?? DEFAULT_WALLBOARD_PORT; ; port += 1) {
    try {
      const server = await serveHttp({ handle, port });
      return {
        url: `${server.url}/`,
        close: async () => {
          await server.close();
          await (await demo)?.stop();
        },
      };
    } catch (error) {
      if (!isPortTaken(error)) throw error;
      if (asked !== undefined)
        throw new Error(
          `Port ${port} is taken. Choose another with --wallboard-port N, or any free one with --wallboard-port 0.`,
        );
    }
  }
}
