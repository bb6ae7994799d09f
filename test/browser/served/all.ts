import { type DesktopOrigins, serveDesktops } from './desktops.ts';
import { type InspectorPages, serveInspector } from './inspector.ts';
import { type PlaygroundPages, servePlayground } from './playground.ts';
import { serveViewer, type ViewerPages } from './viewer.ts';

/** The addresses of every page that browser tests open. A page is built when it is first asked for. */
export interface Served {
  readonly desktops: DesktopOrigins;
  readonly inspector: InspectorPages;
  readonly viewer: ViewerPages;
  readonly playground: PlaygroundPages;
}

/** Serves all of them to this machine only. */
export async function serveAll(): Promise<{ readonly served: Served; readonly close: () => Promise<void> }> {
  const [desktops, inspector, viewer, playground] = await Promise.all([
    serveDesktops(),
    serveInspector(),
    serveViewer(),
    servePlayground(),
  ]);
  return {
    served: {
      desktops: desktops.pages,
      inspector: inspector.pages,
      viewer: viewer.pages,
      playground: playground.pages,
    },
    close: async () => {
      await Promise.all([desktops, inspector, viewer, playground].map(({ close }) => close()));
    },
  };
}
