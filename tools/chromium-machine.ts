import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { PlacesEnv } from './chromium-places.ts';
import { type RunOptions, type RunResult, run } from './run.ts';

/** All that looking for a browser needs to know about a machine, so that a test can make one up. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: PlacesEnv;
  readonly isRoot: boolean;
  /**
   * The path of the Chromium that Playwright downloads, whether or not it is there; `undefined` when it has none.
   */
  readonly downloaded: string | undefined;
  /** Playwright's command line, to which `install chromium` is added. */
  readonly playwrightInstaller: { readonly command: string; readonly args: readonly string[] };
  readonly exists: (path: string) => boolean;
  readonly run: (command: string, args: readonly string[], options: RunOptions) => Promise<RunResult>;
}

/** The machine this process runs on. */
export function thisMachine(): Machine {
  const playwright = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  return {
    platform: process.platform,
    env: process.env,
    isRoot: process.getuid?.() === 0,
    downloaded: downloadedChromium(),
    playwrightInstaller: { command: process.execPath, args: [join(playwright, 'cli.js')] },
    exists: existsSync,
    run: (command, args, options) =>
      run(command, args, { ...options, env: { DEBIAN_FRONTEND: 'noninteractive' } }),
  };
}

function downloadedChromium(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    // Playwright has no Chromium for this platform.
    return undefined;
  }
}
