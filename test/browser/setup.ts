import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { type FoundChromium, findChromium } from '../../tools/chromium.ts';
import { type Served, serveAll } from './served/all.ts';

/** The browser of a run, to which each file connects. */
export interface RunningBrowser extends FoundChromium {
  readonly endpoint: string;
  /** The whole command line that it was started with. */
  readonly commandLine: readonly string[];
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The browser that runs for this run, or why there is none. */
    readonly browser: RunningBrowser | { readonly problem: string };
    /** The addresses of the pages that this run serves. */
    readonly served: Served;
  }
}

/**
 * Starts one browser and serves the pages, once for all browser tests.
 * Without a browser the run goes on: what needs none is tested, and `connect` names what is missing.
 *
 * @returns What stops both.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const pages = await serveAll();
  project.provide('served', pages.served);
  try {
    const found = await findChromium();
    const server = await chromium.launchServer({
      executablePath: found.executablePath,
      args: [...found.args],
    });
    project.provide('browser', {
      ...found,
      endpoint: server.wsEndpoint(),
      commandLine: server.process().spawnargs,
    });
    return async () => {
      await server.close();
      await pages.close();
    };
  } catch (error) {
    project.provide('browser', { problem: error instanceof Error ? error.message : String(error) });
    return pages.close;
  }
}
