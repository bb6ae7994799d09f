import { describe, expect, it } from 'vitest';
import { findChromium } from '../../tools/chromium.ts';
import type { Machine } from '../../tools/chromium-machine.ts';
import type { RunResult } from '../../tools/run.ts';

const DOWNLOADED = '/home/u/.cache/ms-playwright/chromium-1/chrome';
const DEBIAN = '/etc/debian_version';
const VERSION = 'Chromium 140.0.1.2';

/** A machine made of the files it has, what its programs answer and what they leave behind. */
interface Scene {
  readonly platform?: NodeJS.Platform;
  readonly env?: Record<string, string>;
  readonly root?: boolean;
  readonly files?: readonly string[];
  /** By program, with its last argument for installers: its output. An `!` in front makes it fail. */
  readonly prints?: Record<string, string>;
  /** By the same names: a file that is there afterwards. */
  readonly leaves?: Record<string, string>;
}

function machineOf(scene: Scene): { machine: Machine; ran: string[] } {
  const files = new Set(scene.files);
  const ran: string[] = [];
  const run = async (command: string, args: readonly string[]): Promise<RunResult> => {
    const name = files.has(command)
      ? command
      : [command, args.find((arg) => /^(install|update)$/.test(arg))].join(' ');
    ran.push(name);
    const leaves = scene.leaves?.[name];
    if (leaves) files.add(leaves);
    const prints = scene.prints?.[name] ?? (files.has(command) ? VERSION : 'done');
    if (prints === 'hangs') return { code: null, output: '', timedOut: true };
    return { code: prints.startsWith('!') ? 1 : 0, output: prints.replace('!', ''), timedOut: false };
  };
  const machine: Machine = {
    platform: scene.platform ?? 'linux',
    env: scene.env ?? {},
    isRoot: scene.root ?? false,
    downloaded: DOWNLOADED,
    playwrightInstaller: { command: 'playwright', args: [] },
    exists: (path) => files.has(path),
    run,
  };
  return { machine, ran };
}

const found: readonly (Scene & {
  title: string;
  path: string;
  logs: readonly string[];
  ran?: readonly string[];
})[] = [
  {
    title: 'found on PATH',
    env: { PATH: '/home/u/bin:/nix/bin' },
    files: ['/nix/bin/google-chrome'],
    path: '/nix/bin/google-chrome',
    logs: [`Browser: ${VERSION} (/nix/bin/google-chrome)`],
  },
  {
    title: 'found in a usual place of Linux',
    files: ['/opt/google/chrome/chrome'],
    path: '/opt/google/chrome/chrome',
    logs: [`Browser: ${VERSION} (/opt/google/chrome/chrome)`],
  },
  {
    title: 'found among the apps of macOS',
    platform: 'darwin',
    files: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    path: '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    logs: [`Browser: ${VERSION} (/Applications/Google Chrome.app/Contents/MacOS/Google Chrome)`],
  },
  {
    title: 'found among the programs of Windows',
    platform: 'win32',
    env: { ProgramFiles: 'C:\\Program Files' },
    files: ['C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe'],
    path: 'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    logs: ['Browser: Chromium (C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe)'],
  },
  {
    title: 'found in what Playwright downloaded',
    files: [DOWNLOADED],
    path: DOWNLOADED,
    logs: [`Browser: ${VERSION} (${DOWNLOADED})`],
  },
  {
    title: 'CHROMIUM_PATH wins over an installed one',
    env: { CHROMIUM_PATH: '/mine/chrome', PATH: '/usr/bin' },
    files: ['/mine/chrome', '/usr/bin/chromium'],
    path: '/mine/chrome',
    logs: [`Browser: ${VERSION} (/mine/chrome)`],
  },
  {
    title: 'a candidate that does not start is passed over',
    files: ['/usr/bin/chromium-browser', '/opt/google/chrome/chrome'],
    prints: { '/usr/bin/chromium-browser': '!please install the snap' },
    path: '/opt/google/chrome/chrome',
    logs: [`Browser: ${VERSION} (/opt/google/chrome/chrome)`],
  },
  {
    title: 'nothing there: the download works',
    leaves: { 'playwright install': DOWNLOADED },
    path: DOWNLOADED,
    logs: [
      'Browser: none found, downloading one with Playwright (playwright-core install chromium)',
      `Browser: ${VERSION} (${DOWNLOADED})`,
    ],
    ran: ['playwright install', DOWNLOADED],
  },
  {
    title: 'download refused, then apt-get as root on Debian',
    root: true,
    files: [DEBIAN],
    prints: { 'playwright install': '!Error: connect ECONNREFUSED' },
    leaves: { 'apt-get install': '/usr/bin/chromium' },
    path: '/usr/bin/chromium',
    logs: [
      'Browser: none found, downloading one with Playwright (playwright-core install chromium)',
      'Browser: none found, installing one with apt-get (apt-get install chromium)',
      `Browser: ${VERSION} (/usr/bin/chromium)`,
    ],
    ran: ['playwright install', 'apt-get update', 'apt-get install', '/usr/bin/chromium'],
  },
  {
    title: 'the download lacks system libraries, then apt-get brings one that starts',
    root: true,
    files: [DEBIAN],
    prints: { [DOWNLOADED]: '!error while loading shared libraries: libnss3.so' },
    leaves: { 'playwright install': DOWNLOADED, 'apt-get install': '/usr/bin/chromium' },
    path: '/usr/bin/chromium',
    logs: [
      'Browser: none found, downloading one with Playwright (playwright-core install chromium)',
      'Browser: none found, installing one with apt-get (apt-get install chromium)',
      `Browser: ${VERSION} (/usr/bin/chromium)`,
    ],
  },
];

const failing: readonly (Scene & {
  title: string;
  prints?: Record<string, string>;
  message: readonly RegExp[];
})[] = [
  {
    title: 'CHROMIUM_PATH names no file, though another one is installed',
    env: { CHROMIUM_PATH: '/nowhere/chrome' },
    files: ['/usr/bin/chromium'],
    message: [/CHROMIUM_PATH is \/nowhere\/chrome, but there is no such file/],
  },
  {
    title: 'CHROMIUM_PATH does not start',
    env: { CHROMIUM_PATH: '/mine/chrome' },
    files: ['/mine/chrome'],
    prints: { '/mine/chrome': '!cannot execute binary file' },
    message: [/CHROMIUM_PATH is \/mine\/chrome, but it does not start: cannot execute binary file/],
  },
  {
    title: 'CHROMIUM_PATH is another program',
    env: { CHROMIUM_PATH: '/bin/ls' },
    files: ['/bin/ls'],
    prints: { '/bin/ls': 'ls (GNU coreutils) 9.1' },
    message: [/CHROMIUM_PATH is \/bin\/ls, but it is no Chromium: ls \(GNU coreutils\) 9\.1/],
  },
  {
    title: 'nothing works for a plain user',
    files: ['/usr/bin/chromium', DEBIAN],
    prints: { '/usr/bin/chromium': 'hangs', 'playwright install': '!Error: getaddrinfo ENOTFOUND' },
    message: [
      /\/usr\/bin\/chromium: it did not answer within 30 seconds/,
      /downloading one with Playwright.*failed: Error: getaddrinfo ENOTFOUND/,
      /Install Chrome or Chromium, or set CHROMIUM_PATH/,
    ],
  },
  {
    title: 'nothing works for root on Debian',
    root: true,
    files: [DEBIAN],
    prints: { 'playwright install': 'hangs', 'apt-get update': '!W: no network\nE: Could not resolve host' },
    message: [
      /downloading one with Playwright.*stopped after 3 minutes/,
      /installing one with apt-get.*failed: E: Could not resolve host/,
    ],
  },
  {
    title: 'an installer that ends well but leaves nothing',
    message: [/downloading one with Playwright.*done, but it does not start/],
  },
];

describe('findChromium', () => {
  it.each(found)('$title', async ({ path, logs, ran, ...scene }) => {
    const { machine, ran: seen } = machineOf(scene);
    const logged: string[] = [];
    const chosen = await findChromium({ log: (line) => logged.push(line), machine });
    expect(chosen.executablePath).toBe(path);
    expect(logged).toEqual(logs);
    if (ran) expect(seen).toEqual(ran);
  });

  it.each(failing)('$title', async ({ message, ...scene }) => {
    const { machine } = machineOf(scene);
    const reason: unknown = await findChromium({ log: () => {}, machine }).catch((error: unknown) => error);
    expect(reason).toBeInstanceOf(Error);
    for (const part of message) expect(String(reason)).toMatch(part);
  });

  it.each([
    { root: true, sandbox: ['--no-sandbox'] },
    { root: false, sandbox: [] },
  ])('root: $root gives $sandbox', async ({ root, sandbox }) => {
    const { machine } = machineOf({ root, files: ['/usr/bin/chromium'] });
    const { args } = await findChromium({ log: () => {}, machine });
    expect(args.filter((arg) => arg === '--no-sandbox')).toEqual(sandbox);
    expect(args).toContain('--disable-background-networking');
  });
});
