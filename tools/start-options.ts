import { parseArgs } from 'node:util';

/** The ports that were asked for; `undefined` where none was. */
export interface StartOptions {
  readonly port: number | undefined;
  readonly barPort: number | undefined;
  readonly wallboardPort: number | undefined;
}

/** The text that `npm start -- --help` shows. */
export const START_HELP = `npm start -- [--port N] [--bar-port N] [--wallboard-port N]

Serves the playground to this machine: the agent desktop, the simulated bar on a second port, and the
wallboard of a simulated fleet on a third, which begins when it is opened.
  --port N       port of the desktop, or env PORT (5173, or the next free one)
  --bar-port N   port of the bar, or env BAR_PORT (5174, or the next free one)
  --wallboard-port N  port of the wallboard, or env WALLBOARD_PORT (5175, or the next free one)
A port of 0 is any free one.`;

/**
 * Reads the command line, then the environment; `'help'` when help was asked for.
 * It throws with a readable message when an option is unknown or a port is no port.
 */
export function startOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): StartOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      'bar-port': { type: 'string' },
      'wallboard-port': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return 'help';
  const port = readPort('--port', values.port) ?? readPort('PORT', env['PORT']);
  const barPort = readPort('--bar-port', values['bar-port']) ?? readPort('BAR_PORT', env['BAR_PORT']);
  if (port !== undefined && port !== 0 && port === barPort) {
    throw new Error(`The desktop and the bar need two ports, but both were asked to use ${port}.`);
  }
  const wallboardPort =
    readPort('--wallboard-port', values['wallboard-port']) ??
    readPort('WALLBOARD_PORT', env['WALLBOARD_PORT']);
  return { port, barPort, wallboardPort };
}

function readPort(name: string, text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new Error(`${name} must be a whole number from 0 to 65535, but is ${text}.`);
  return port;
}
