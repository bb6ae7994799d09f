import type { TestProject } from 'vitest/node';
import { type FoundChromium, findChromium } from '../../tools/chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The browser that was found or installed for this run, or why there is none. */
    readonly chromium: FoundChromium | { readonly problem: string };
  }
}

/**
 * Finds the browser once, before the first browser test starts.
 * Without one the run goes on: what needs no browser is tested, and `launch` says what is missing.
 */
export async function setup(project: TestProject): Promise<void> {
  const found = await findChromium().catch((error: Error) => ({ problem: error.message }));
  project.provide('chromium', found);
}
