import { posix, win32 } from 'node:path';

/** The parts of the environment that name places of a browser. */
export type PlacesEnv = Readonly<Record<string, string | undefined>>;

// Chromium stands before Chrome: branded Chrome no longer loads an extension from the command line.
const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const LINUX_FILES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/lib/chromium/chromium',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/usr/bin/microsoft-edge-stable',
  '/opt/microsoft/msedge/msedge',
  '/snap/bin/chromium',
];
const MAC_APPS = ['Chromium', 'Google Chrome', 'Google Chrome for Testing', 'Microsoft Edge'];
const WINDOWS_NAMES = ['chromium.exe', 'chrome.exe', 'msedge.exe'];
const WINDOWS_FILES = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/**
 * Every path at which an installed Chromium, Chrome or Edge may be, the best first.
 * It only makes paths; it does not look at the disk.
 */
export function chromiumPlaces(platform: NodeJS.Platform, env: PlacesEnv): readonly string[] {
  const places =
    platform === 'win32' ? windowsPlaces(env) : platform === 'darwin' ? macPlaces(env) : linuxPlaces(env);
  return [...new Set(places)];
}

function linuxPlaces(env: PlacesEnv): readonly string[] {
  return [...onPath(env['PATH'], LINUX_NAMES), ...LINUX_FILES];
}

function macPlaces(env: PlacesEnv): readonly string[] {
  const roots = ['/Applications', ...(env['HOME'] ? [posix.join(env['HOME'], 'Applications')] : [])];
  const apps = MAC_APPS.flatMap((app) =>
    roots.map((root) => posix.join(root, `${app}.app`, 'Contents', 'MacOS', app)),
  );
  return [...apps, ...onPath(env['PATH'], LINUX_NAMES)];
}

function windowsPlaces(env: PlacesEnv): readonly string[] {
  const roots = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter(
    (root) => root !== undefined,
  );
  const files = WINDOWS_FILES.flatMap((parts) => roots.map((root) => win32.join(root, ...parts)));
  const folders = (env['Path'] ?? env['PATH'] ?? '').split(win32.delimiter).filter(Boolean);
  return [...files, ...WINDOWS_NAMES.flatMap((name) => folders.map((folder) => win32.join(folder, name)))];
}

function onPath(path: string | undefined, names: readonly string[]): readonly string[] {
  const folders = (path ?? '').split(posix.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}
