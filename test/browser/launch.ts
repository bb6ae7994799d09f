import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

/**
 * Starts the browser of this run, without a window. Close it in `afterAll`.
 *
 * @param extraArgs Flags added to those that keep it off the network.
 * @param withoutArgs Flags of Playwright's own that are left out.
 */
export async function launch(
  extraArgs: readonly string[] = [],
  withoutArgs: readonly string[] = [],
): Promise<Browser> {
  const found = inject('chromium');
  if ('problem' in found) throw new Error(found.problem);
  return chromium.launch({
    executablePath: found.executablePath,
    args: [...found.args, ...extraArgs],
    ignoreDefaultArgs: [...withoutArgs],
  });
}
