import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleScript } from './inspector-page.ts';

/**
 * Builds the script of the wallboard, which the server of the fleet sends. No other package is in it.
 *
 * @param outDir The absolute path of the folder; other files in it stay.
 */
export async function buildWallboardPage(outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  await bundleScript('src/fleet/wallboard/standalone.ts', join(outDir, 'wallboard.js'));
}
