import type { HttpServer } from '../src/fleet/http/serve-http.ts';
import { DEFAULT_BAR_PORT, DEFAULT_PORT, type Playground, startPlayground } from './playground-servers.ts';
import { START_HELP, type StartOptions, startOptions } from './start-options.ts';
import { DEFAULT_WALLBOARD_PORT, startWallboard } from './wallboard-server.ts';

/** Exit codes: asked to stop, and stopped by Ctrl-C as a shell counts it. */
const EXIT = { SIGTERM: 0, SIGINT: 130 } as const;
const CLOSE_LIMIT_MS = 3_000;
const PARENT_CHECK_MS = 500;

let playground: Playground | undefined;
let wallboard: HttpServer | undefined;
let stopping = false;

async function stop(signal: keyof typeof EXIT): Promise<void> {
  // Ctrl-C reaches every program of a terminal, and the one that started this one hands it on again.
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(EXIT[signal]), CLOSE_LIMIT_MS).unref();
  await Promise.all([playground?.close(), wallboard?.close()]);
  console.log('Stopped.');
  process.exit(EXIT[signal]);
}

// A stopped npm takes the shell along that it started, but the shell does not hand the signal on.
function stopWithNpm(): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const look = (): void => {
    if (process.ppid !== shell) void stop('SIGTERM');
  };
  setInterval(look, PARENT_CHECK_MS).unref();
}

function printAddresses({ desktopUrl, barUrl }: Playground, wallboardUrl: string, asked: StartOptions): void {
  const moved = (wish: number, url: string): void => {
    const { port } = new URL(url);
    if (port !== String(wish)) console.log(`Port ${wish} is taken, so port ${port} is used.`);
  };
  if (asked.port === undefined) moved(DEFAULT_PORT, desktopUrl);
  if (asked.barPort === undefined) moved(DEFAULT_BAR_PORT, barUrl);
  if (asked.wallboardPort === undefined) moved(DEFAULT_WALLBOARD_PORT, wallboardUrl);
  console.log(
    `\n  Agent desktop:  ${desktopUrl}\n  Simulated bar:  ${barUrl}\n  Wallboard:      ${wallboardUrl}\n\nCtrl-C stops all.`,
  );
}

async function start(): Promise<void> {
  const options = startOptions(process.argv.slice(2), process.env);
  if (options === 'help') {
    console.log(START_HELP);
    return;
  }
  process.on('SIGINT', stop).on('SIGTERM', stop);
  stopWithNpm();
  playground = await startPlayground(options);
  wallboard = await startWallboard(options.wallboardPort);
  printAddresses(playground, wallboard.url, options);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
