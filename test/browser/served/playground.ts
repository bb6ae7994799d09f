import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPlayground } from '../../../tools/playground-build.ts';
import { type Answer, once, serve } from './serve.ts';

/** The built playground: the desktop and the bar on two origins, as `npm start` serves them. */
export interface PlaygroundPages {
  readonly desktopUrl: string;
  readonly barUrl: string;
}

/** Serves the playground from a folder that it is built into. */
export async function servePlayground(): Promise<{
  readonly pages: PlaygroundPages;
  readonly close: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'ccbar-agent-playground-'));
  const file = async ({ pathname }: URL): Promise<Answer | null> => {
    await built();
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const type = /\.(html|js|css|svg)$/.exec(path)?.[1] as Answer['type'] | undefined;
    const text = await readFile(join(folder, path), 'utf8').catch(() => null);
    return type === undefined || text === null ? null : { type, text };
  };
  const [desktop, bar] = await Promise.all([serve(file), serve(file)]);
  const built = once(() => buildPlayground(folder, { desktop: desktop.origin, bar: bar.origin }));
  return {
    pages: { desktopUrl: `${desktop.origin}/desktop/`, barUrl: `${bar.origin}/bar/` },
    close: async () => {
      await Promise.all([desktop.close(), bar.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
