import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FEATURES_OFF } from './chromium-features.ts';
import { install, installSteps, lastWords } from './chromium-install.ts';
import { type Machine, thisMachine } from './chromium-machine.ts';
import { chromiumPlaces } from './chromium-places.ts';

/** A browser that was seen to start, and the flags to start it with. */
export interface FoundChromium {
  readonly executablePath: string;
  readonly args: readonly string[];
}

/** The options of {@link findChromium}. */
export interface FindChromiumOptions {
  /** Gets one line for everything found or done. */
  readonly log?: (line: string) => void;
  /** The machine to look at; this one unless a test gives another. */
  readonly machine?: Machine;
}

const START_LIMIT_MS = 30_000;

// Nothing but this machine can be reached, whatever the browser or a page asks for.
const OFFLINE_ARGS = [
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE *.localhost , EXCLUDE 127.0.0.1',
  '--no-proxy-server',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
];

/**
 * Finds a Chromium that starts, and installs one when there is none.
 *
 * It looks at `CHROMIUM_PATH`, then at the usual places and `PATH`, then at what Playwright downloaded before;
 * then it downloads one, and as root on Debian it asks apt-get. It throws when nothing works, and the error lists what it tried.
 */
export async function findChromium(options: FindChromiumOptions = {}): Promise<FoundChromium> {
  const { log = console.log, machine = thisMachine() } = options;
  const args = [...(machine.isRoot ? ['--no-sandbox'] : []), ...OFFLINE_ARGS, FEATURES_OFF];
  const tried: string[] = [];
  const choose = (executablePath: string, version: string): FoundChromium => {
    log(`Browser: ${version} (${executablePath})`);
    return { executablePath, args };
  };

  const asked = machine.env['CHROMIUM_PATH'];
  if (asked) {
    const proof = await proveStart(asked, machine);
    if (proof.starts) return choose(asked, proof.version);
    throw new Error(
      `CHROMIUM_PATH is ${asked}, but ${proof.problem}. Correct it, or unset it to let one be found.`,
    );
  }

  const lookAround = async (): Promise<FoundChromium | undefined> => {
    const places = [...chromiumPlaces(machine.platform, machine.env), machine.downloaded];
    for (const place of places) {
      if (place === undefined || !machine.exists(place)) continue;
      const proof = await proveStart(place, machine);
      if (proof.starts) return choose(place, proof.version);
      tried.push(`${place}: ${proof.problem}`);
    }
    return undefined;
  };

  const installed = await lookAround();
  if (installed) return installed;
  tried.push(
    'no Chromium, Chrome or Edge that starts in the usual places, on PATH or in the cache of Playwright',
  );
  for (const step of installSteps(machine)) {
    log(`Browser: none found, ${step.action}`);
    const problem = await install(step, machine);
    const found = problem === undefined ? await lookAround() : undefined;
    if (found) return found;
    tried.push(`${step.action}: ${problem ?? 'done, but it does not start'}`);
  }
  throw new Error(
    `No Chromium for the browser tests. Tried:\n${[...new Set(tried)].map((line) => `  - ${line}`).join('\n')}\n` +
      'Install Chrome or Chromium, or set CHROMIUM_PATH to the program of one.',
  );
}

type StartProof =
  | { readonly starts: true; readonly version: string }
  | { readonly starts: false; readonly problem: string };

async function proveStart(path: string, machine: Machine): Promise<StartProof> {
  if (!machine.exists(path)) return { starts: false, problem: 'there is no such file' };
  const { code, output, timedOut } = await machine.run(path, startArgs(machine), {
    timeoutMs: START_LIMIT_MS,
  });
  if (timedOut)
    return { starts: false, problem: `it did not answer within ${START_LIMIT_MS / 1000} seconds` };
  if (code !== 0) return { starts: false, problem: `it does not start: ${lastWords(output)}` };
  if (machine.platform === 'win32') return { starts: true, version: 'Chromium' };
  const version = /[\w ]*(Chrom|Edge|Brave)[\w ]* \d+(\.\d+)+/.exec(output)?.[0].trim();
  if (version === undefined) return { starts: false, problem: `it is no Chromium: ${lastWords(output)}` };
  return { starts: true, version };
}

function startArgs({ platform }: Machine): readonly string[] {
  // On Windows `--version` is not known and opens a window, so an empty page is printed instead.
  if (platform !== 'win32') return ['--version'];
  return [
    '--headless=new',
    `--user-data-dir=${join(tmpdir(), 'ccbar-agent-browser')}`,
    '--dump-dom',
    'about:blank',
  ];
}
